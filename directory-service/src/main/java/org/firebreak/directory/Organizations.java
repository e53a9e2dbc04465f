// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every state of every organization. States are added and never altered or removed.
public interface Organizations {

  /// Until the transaction ends, nobody else changes the directory. Taken before anything is
  /// written, it makes the order of revisions, of commits and of announcements one order.
  void lock();

  /// The number of the latest revision; 0 before the first.
  long revision();

  Optional<Revision> find(OrganizationId id);

  Optional<Lineage> lineage(OrganizationId id);

  void add(Revision revision);

  /// In the order of their ids.
  ///
  /// @param after the last id of the page before; null for the first page
  /// @param search part of a name or alias, in any case; null for all
  List<Revision> page(
      @Nullable OrganizationId after, int limit, @Nullable Sector sector, @Nullable String search);

  /// Oldest first.
  List<Revision> history(OrganizationId id);
}
