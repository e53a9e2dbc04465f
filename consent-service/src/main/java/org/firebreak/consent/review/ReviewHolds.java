// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.firebreak.consent.Fact;
import org.firebreak.consent.Fact.Actor;
import org.firebreak.consent.Facts;
import org.firebreak.consent.GrantedReads;
import org.firebreak.consent.Hold;
import org.firebreak.consent.Holds;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.review.HoldReview.Refusal;

/// Each step commits with the fact that records it, before anybody is answered.
@ApplicationScoped
public class ReviewHolds {

  /// In an hour, by one person: whoever reviews looks at one thing at a time.
  static final int MOST_SEEN = 30;

  private static final Duration HOUR = Duration.ofHours(1);

  private final Reviews reviews;
  private final ReviewedEvents events;
  private final Holds holds;
  private final GrantedReads reads;
  private final Facts facts;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  ReviewHolds(
      Reviews reviews,
      ReviewedEvents events,
      Holds holds,
      GrantedReads reads,
      Facts facts,
      InstantSource time,
      Supplier<UUID> ids) {
    this.reviews = reviews;
    this.events = events;
    this.holds = holds;
    this.reads = reads;
    this.facts = facts;
    this.time = time;
    this.ids = ids;
  }

  public sealed interface Outcome {
    /// @param content as JSON, as it is held
    record Shown(HeldReferral held, Optional<Proposal> proposal, byte[] content)
        implements Outcome {}

    record Proposed(EventId held, Proposal proposal) implements Outcome {}

    /// @param next is decided next
    record Sent(EventId held, EventId next) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}
  }

  /// @param role for the fact
  /// @param why for the fact: it opens nothing that another reason would not
  @Transactional
  public Outcome show(Reviewer by, String role, EventId held, ViewReason why) {
    return unlessRefused(
        held,
        review -> review.againstSeeing(by).or(() -> tooMuch(by, review)),
        review -> {
          reviews.seen(held, by, time.instant());
          keepAsRead(by, review);
          facts.record(new Fact.HoldViewed(actor(by, role), review.held().hold(), why));
          return new Outcome.Shown(review.held(), review.proposal(), content(held));
        });
  }

  /// Whoever takes the consent back is told of it as of every other reading.
  private void keepAsRead(Reviewer by, HoldReview review) {
    var dispatch = review.held().hold().dispatchId();
    if (review.basis().isPresent() && dispatch.isPresent()) {
      reads.add(review.basis().get().id(), dispatch.get(), by.organization(), time.instant());
    }
  }

  private Optional<Refusal> tooMuch(Reviewer by, HoldReview review) {
    return review.seenBy().contains(by)
            || reviews.seenSince(by, time.instant().minus(HOUR)) < MOST_SEEN
        ? Optional.empty()
        : Optional.of(Refusal.TOO_MUCH_SEEN);
  }

  /// @param meant whom the address means, where that was the doubt
  @Transactional
  public Outcome proposeRelease(
      Reviewer by, String role, EventId held, Optional<OrganizationId> meant) {
    return unlessRefused(
        held,
        review -> review.againstProposing(by, meant),
        review -> {
          var proposal = new Proposal(by, meant, time.instant());
          reviews.propose(held, proposal);
          facts.record(new Fact.ReleaseProposed(actor(by, role), review.held().hold()));
          return new Outcome.Proposed(held, proposal);
        });
  }

  /// The second of two people.
  ///
  /// @param meant as proposed: whoever approves says what they approve
  @Transactional
  public Outcome approveRelease(
      Reviewer by, String role, EventId held, Optional<OrganizationId> meant) {
    return unlessRefused(
        held,
        review -> review.againstApproving(by, meant),
        review -> {
          var sent = send(by, review.held(), new ReviewedEvents.Verdict.Release(meant));
          facts.record(new Fact.ReleaseApproved(actor(by, role), review.held().hold()));
          return new Outcome.Sent(held, sent);
        });
  }

  /// One person is enough: nothing is delivered by it, and the source is told what to do instead.
  @Transactional
  public Outcome decline(Reviewer by, String role, EventId held) {
    return unlessRefused(
        held,
        review -> review.againstDeclining(by),
        review -> {
          var sent = send(by, review.held(), new ReviewedEvents.Verdict.Decline());
          facts.record(new Fact.HoldDeclined(actor(by, role), review.held().hold()));
          return new Outcome.Sent(held, sent);
        });
  }

  /// The review is locked before it is asked, so that of two who act at once one finds what the
  /// other did.
  private Outcome unlessRefused(
      EventId held,
      Function<HoldReview, Optional<Refusal>> against,
      Function<HoldReview, Outcome> step) {
    var review = reviews.lock(held, time.instant());
    var refusal = review.map(against).orElse(Optional.of(Refusal.HOLD_UNKNOWN));
    return refusal
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> step.apply(review.orElseThrow()));
  }

  private EventId send(Reviewer by, HeldReferral held, ReviewedEvents.Verdict verdict) {
    var next = new EventId(ids.get());
    var event = held.hold().event();
    events.publish(next, held, verdict, content(event));
    reviews.end(
        event,
        verdict instanceof ReviewedEvents.Verdict.Release
            ? Hold.State.RELEASED
            : Hold.State.DECLINED,
        by,
        next,
        time.instant());
    return next;
  }

  private byte[] content(EventId held) {
    return holds
        .contentOf(held)
        .orElseThrow(() -> new IllegalStateException("hold " + held + " has no content"));
  }

  private static Actor actor(Reviewer by, String role) {
    return new Actor(by.organization().value(), role);
  }
}
