// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Hold;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.Reason;

/// How far the review of one hold is, and what a person may do about it now.
///
/// @param seenBy who was shown its content
/// @param basis what it would go on with, as it is now and stays until the step is committed
public record HoldReview(
    HeldReferral held,
    Set<Reviewer> seenBy,
    Optional<Proposal> proposal,
    Directory directory,
    Optional<Basis> basis,
    Instant now) {

  /// Nothing is begun so shortly before a hold ends.
  static final Duration MARGIN = Duration.ofMinutes(5);

  public HoldReview {
    seenBy = Set.copyOf(seenBy);
  }

  /// Why a person may not do it. Empty: they may.
  Optional<Refusal> againstSeeing(Reviewer who) {
    return againstActing(who)
        .or(() -> basisIsOver() ? Optional.of(Refusal.BASIS_ENDED) : Optional.empty());
  }

  /// Nothing is shown by it, so it is what is left when nobody may be shown it any more.
  Optional<Refusal> againstDeclining(Reviewer who) {
    return basisIsOver() ? againstActing(who) : againstJudging(who);
  }

  private boolean basisIsOver() {
    return basis.filter(known -> known.isOver(now)).isPresent();
  }

  private Optional<Refusal> againstActing(Reviewer who) {
    // Its source is told at that time that it expired: what is released must be decided before.
    if (held.hold().state() != Hold.State.OPEN
        || !now.plus(MARGIN).isBefore(held.hold().expiresAt())) {
      return Optional.of(Refusal.ENDED);
    }
    var trusted =
        directory.find(who.organization()).filter(Organization::verified).isPresent()
            && !directory.isBarred(who.organization());
    return trusted && !isInvolved(who) ? Optional.empty() : Optional.of(Refusal.INVOLVED);
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
    if (directory.areRelated(meant.get(), who.organization())) {
      return Optional.of(Refusal.INVOLVED);
    }
    return directory.find(meant.get()).isEmpty() || directory.isBarred(meant.get())
        ? Optional.of(Refusal.MEANT_CANNOT_RECEIVE)
        : Optional.empty();
  }

  /// Its own organization, or one that is part of the same, sent it or is to receive it.
  private boolean isInvolved(Reviewer who) {
    return Stream.of(
            held.hold().source(),
            held.hold().target(),
            Optional.of(held.routing().chain().origin()))
        .flatMap(Optional::stream)
        .anyMatch(party -> directory.areRelated(party, who.organization()));
  }

  /// The codes are an interface.
  public enum Refusal {
    /// There is no such hold for a person, or nothing of it can be shown.
    HOLD_UNKNOWN,
    /// It expired, or was released or declined.
    ENDED,
    /// The person's organization sent it or is to receive it, is related to one of these, or is one
    /// that may see nothing.
    INVOLVED,
    /// What it rested on was taken back, or its time is over.
    BASIS_ENDED,
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
