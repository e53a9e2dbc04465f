// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.firebreak.consent.Hold;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Reason;

/// How far the review of one hold is, and what a person may do about it now.
///
/// @param seenBy who was shown its content
public record HoldReview(
    HeldReferral held,
    Set<Reviewer> seenBy,
    Optional<Proposal> proposal,
    Directory directory,
    Instant now) {

  /// Nothing is begun so shortly before a hold ends.
  static final Duration MARGIN = Duration.ofMinutes(5);

  public HoldReview {
    seenBy = Set.copyOf(seenBy);
  }

  /// Why a person may not do it. Empty: they may.
  Optional<Refusal> againstSeeing(Reviewer who) {
    // Its source is told at that time that it expired: what is released must be decided before.
    if (held.hold().state() != Hold.State.OPEN
        || !now.plus(MARGIN).isBefore(held.hold().expiresAt())) {
      return Optional.of(Refusal.ENDED);
    }
    if (isInvolved(who)) {
      return Optional.of(Refusal.INVOLVED);
    }
    return directory.find(who.organization()).isEmpty() || directory.isBarred(who.organization())
        ? Optional.of(Refusal.INVOLVED)
        : Optional.empty();
  }

  /// @param meant whom they say the address means
  Optional<Refusal> againstProposing(Reviewer who, Optional<OrganizationId> meant) {
    return againstJudging(who).or(() -> againstMeaning(who, meant));
  }

  /// @param meant whom they say the address means: what they agree with is what they name, not what
  ///   somebody may have proposed since they looked
  Optional<Refusal> againstApproving(Reviewer who, Optional<OrganizationId> meant) {
    return againstJudging(who)
        .or(() ->
            proposal
                .map(made -> againstApproving(who, made, meant))
                .orElse(Optional.of(Refusal.NOTHING_PROPOSED)));
  }

  private Optional<Refusal> againstApproving(
      Reviewer who, Proposal made, Optional<OrganizationId> meant) {
    if (made.by().subject().equals(who.subject())) {
      return Optional.of(Refusal.SAME_PERSON);
    }
    if (!made.meant().equals(meant)) {
      return Optional.of(Refusal.PROPOSAL_DIFFERS);
    }
    // Of the one who proposed too: the directory may have changed since.
    return againstSeeing(made.by()).or(() -> againstMeaning(who, meant));
  }

  /// Nobody judges what they were not shown.
  Optional<Refusal> againstJudging(Reviewer who) {
    return againstSeeing(who)
        .or(() -> seenBy.contains(who) ? Optional.empty() : Optional.of(Refusal.NOT_SEEN));
  }

  private Optional<Refusal> againstMeaning(Reviewer who, Optional<OrganizationId> meant) {
    var asked = held.hold().reasons().contains(Reason.ADDRESS_LOOKS_LIKE_IMMIGRATION.name());
    if (meant.isEmpty()) {
      return asked ? Optional.of(Refusal.MEANT_MISSING) : Optional.empty();
    }
    if (!asked) {
      return Optional.of(Refusal.MEANT_NEEDLESS);
    }
    if (meant.get().equals(who.organization())) {
      return Optional.of(Refusal.INVOLVED);
    }
    return directory.find(meant.get()).isEmpty() || directory.isBarred(meant.get())
        ? Optional.of(Refusal.MEANT_CANNOT_RECEIVE)
        : Optional.empty();
  }

  private boolean isInvolved(Reviewer who) {
    var ours = who.organization();
    return held.hold().source().filter(ours::equals).isPresent()
        || held.hold().target().filter(ours::equals).isPresent()
        || held.routing().chain().origin().equals(ours);
  }

  /// The codes are an interface.
  public enum Refusal {
    /// There is no such hold for a person, or nothing of it can be shown.
    HOLD_UNKNOWN,
    /// It expired, or was released or declined.
    ENDED,
    /// The person's organization sent it, is to receive it, or is one that may see nothing.
    INVOLVED,
    NOT_SEEN,
    NOTHING_PROPOSED,
    /// What is proposed now is not what the person agrees with.
    PROPOSAL_DIFFERS,
    SAME_PERSON,
    MEANT_MISSING,
    MEANT_NEEDLESS,
    MEANT_CANNOT_RECEIVE,
    /// The person was shown as many as one may see in an hour.
    TOO_MUCH_SEEN
  }
}
