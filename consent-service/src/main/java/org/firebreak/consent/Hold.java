// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.consent.firewall.EventId;

/// A quarantined event while it waits. Its content, where there is any, is not part of it: listing
/// holds shows none.
///
/// @param reasons codes
public record Hold(
    EventId event,
    HoldKind kind,
    Optional<OrganizationId> source,
    Optional<OrganizationId> target,
    Optional<UUID> referralId,
    Optional<UUID> dispatchId,
    List<String> reasons,
    boolean highRisk,
    Instant heldAt,
    Instant expiresAt,
    State state) {

  public Hold {
    reasons = List.copyOf(reasons);
  }

  /// Whatever is not open has no content any more.
  public enum State {
    OPEN,
    /// Its time ended; nothing was delivered.
    EXPIRED,
    /// Two people let it go on: as an event of its own, which the firewall decided.
    RELEASED,
    /// A person did not; its source is told by an event of its own.
    DECLINED
  }
}
