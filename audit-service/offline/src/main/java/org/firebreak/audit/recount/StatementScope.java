// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.audit.log.Hash;

/// Which decisions a statement is about. What is empty leaves nothing out.
///
/// @param to the first moment that is no longer in
/// @param organization as source or as target
/// @param referralId of entries of version 1, with `referral` either of the two
/// @param referral of entries of version 2: the commitment that they hold
public record StatementScope(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> organization,
    Optional<UUID> referralId,
    Optional<Hash> referral) {
  public static final StatementScope ALL =
      new StatementScope(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  boolean includes(LogEntry.Decision decision) {
    return from.stream().noneMatch(start -> decision.decidedAt().isBefore(start))
        && to.stream().allMatch(end -> decision.decidedAt().isBefore(end))
        && (organization.isEmpty()
            || organization.equals(decision.source())
            || organization.equals(decision.target()))
        && ((referralId.isEmpty() && referral.isEmpty()) || isAbout(decision));
  }

  private boolean isAbout(LogEntry.Decision decision) {
    return (referralId.isPresent() && referralId.equals(decision.referralId()))
        || (referral.isPresent() && referral.equals(decision.referral()));
  }
}
