// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;
import org.firebreak.consent.firewall.Organization;

/// The directory as its topic tells it, kept where decisions read it.
public interface DirectoryProjection {

  /// A repeat, or a revision older than the one that is kept, changes nothing.
  void put(Organization organization, long revision);

  /// Something was said of it that could not be read: it counts as barred until a later revision
  /// says otherwise, and deliveries and reads pause until the directory is heard again.
  void bar(OrganizationId unreadable);

  /// @return false if the heartbeat speaks of a revision that was not seen: then it is not taken,
  ///   and reads and deliveries pause once the last one is old
  boolean heartbeat(long revision, Instant at);
}
