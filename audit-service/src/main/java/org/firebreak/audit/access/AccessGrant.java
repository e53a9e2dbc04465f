// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.audit.Act;
import org.firebreak.audit.Period;
import org.firebreak.audit.Person;

/// What one person of another organization may read. Two people grant it, each of whom can revoke
/// it, and so can every other auditor.
///
/// @param sees entries of this time
/// @param until the first moment at which nothing may be read any more
public record AccessGrant(
    UUID id,
    Person grantee,
    Period sees,
    Instant until,
    Purpose purpose,
    Act proposed,
    Optional<Act> approved,
    Optional<Act> revoked) {
  static final Duration LONGEST = Duration.ofDays(90);

  /// The codes are an interface.
  public enum Purpose {
    OMBUDSMAN_INVESTIGATION,
    INSPECTION,
    COMMISSIONER_REVIEW,
    PUBLIC_INQUIRY
  }

  /// The codes are an interface.
  public enum Refusal {
    GRANT_UNKNOWN,
    GRANT_APPROVED_ALREADY,
    GRANT_REVOKED,
    GRANT_EXPIRED,
    /// It ends before it begins, or later than 90 days after it is proposed.
    GRANT_TOO_LONG,
    SAME_PERSON
  }

  /// Why it may not be proposed; empty if it may.
  Optional<Refusal> againstProposing() {
    if (grantee.subject().equals(proposed.subject())) {
      return Optional.of(Refusal.SAME_PERSON);
    }
    return until.isAfter(proposed.at()) && !until.isAfter(proposed.at().plus(LONGEST))
        ? Optional.empty()
        : Optional.of(Refusal.GRANT_TOO_LONG);
  }

  /// @param act by another person than who proposed it, and than who is to read
  Optional<Refusal> againstApproving(Act act) {
    if (revoked.isPresent()) {
      return Optional.of(Refusal.GRANT_REVOKED);
    }
    if (approved.isPresent()) {
      return Optional.of(Refusal.GRANT_APPROVED_ALREADY);
    }
    if (!act.at().isBefore(until)) {
      return Optional.of(Refusal.GRANT_EXPIRED);
    }
    return act.subject().equals(proposed.subject()) || act.subject().equals(grantee.subject())
        ? Optional.of(Refusal.SAME_PERSON)
        : Optional.empty();
  }

  Optional<Refusal> againstRevoking() {
    return revoked.isPresent() ? Optional.of(Refusal.GRANT_REVOKED) : Optional.empty();
  }

  /// Asked at each request.
  public boolean isOpenAt(Instant now) {
    return approved.isPresent() && revoked.isEmpty() && now.isBefore(until);
  }
}
