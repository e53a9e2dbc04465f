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
/// @param expired its time is over; what content there was is destroyed, and nothing was delivered
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
    boolean expired) {

  public Hold {
    reasons = List.copyOf(reasons);
  }
}
