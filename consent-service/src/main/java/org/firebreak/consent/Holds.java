// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.consent.firewall.EventId;

/// The quarantine.
public interface Holds {

  /// A repeat of the same event changes nothing.
  ///
  /// @param content only for a hold that a person is to look into
  void add(Hold hold, Optional<Routing> routing, Optional<byte[]> content);

  Optional<Hold> find(EventId event);

  /// What a person is to look into. Empty if there never was anything, or it is destroyed.
  Optional<byte[]> contentOf(EventId event);

  /// Oldest first.
  ///
  /// @param open only what nobody and no clock has ended
  /// @param source only what this organization sent; empty: everybody's
  /// @param after where the previous page ended; empty: from the start
  List<Hold> list(
      HoldKind kind,
      boolean open,
      Optional<OrganizationId> source,
      Optional<Place> after,
      int limit);

  /// Ends what is over at `now` and destroys its content.
  ///
  /// @return what ended by it
  List<Hold> expire(Instant now);

  /// How many wait for a person since before then, with a high risk.
  long overdue(Instant since);

  /// A hold's place in the order by age.
  record Place(Instant heldAt, EventId event) {}
}
