// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.firebreak.referral.inbox.Received;
import org.firebreak.referral.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/// Takes a referral: its dispatches, a content copy for each, their events and the idempotency key
/// are committed together or not at all.
@ApplicationScoped
public class SendReferral {

  /// As many of an agency's dispatches may wait for a person before it is asked to send no more, so
  /// that one agency's flood does not bury the others'. Around it, where several are sent at once;
  /// what is of high risk is always taken.
  static final int MOST_HELD = 100;

  private final Referrals referrals;
  private final Inboxes inboxes;
  private final OutboundEvents events;
  private final IdempotencyKeys keys;
  private final Supplier<UUID> ids;
  private final InstantSource time;

  SendReferral(
      Referrals referrals,
      Inboxes inboxes,
      OutboundEvents events,
      IdempotencyKeys keys,
      Supplier<UUID> ids,
      InstantSource time) {
    this.referrals = referrals;
    this.inboxes = inboxes;
    this.events = events;
    this.keys = keys;
    this.ids = ids;
    this.time = time;
  }

  public sealed interface Sending {}

  /// Also the answer to a repeat.
  public record Sent(Referral referral) implements Sending {}

  public record KeyInUse() implements Sending {}

  public record KeyUsedForOtherRequest() implements Sending {}

  /// The source did not receive what it wants to refer on.
  public record NothingToReferOn() implements Sending {}

  public record TooManyHops() implements Sending {}

  /// Nothing was taken. The same request may be sent again once some have been checked.
  public record TooManyHeld() implements Sending {}

  @Transactional
  public Sending send(OrganizationId source, IdempotencyKeys.Request request, Draft draft) {
    return switch (keys.use(source, request)) {
      case IdempotencyKeys.Concurrent() -> new KeyInUse();
      case IdempotencyKeys.OtherRequest() -> new KeyUsedForOtherRequest();
      case IdempotencyKeys.Repeat(var referral) ->
          new Sent(referrals.of(referral, source).orElseThrow());
      case IdempotencyKeys.First() -> carryOut(source, request, draft);
    };
  }

  private Sending carryOut(OrganizationId source, IdempotencyKeys.Request request, Draft draft) {
    if (!draft.highRisk() && referrals.heldForAPerson(source, time.instant()) >= MOST_HELD) {
      return new TooManyHeld();
    }
    var onwardOf = draft.onwardOf();
    if (onwardOf == null) {
      return commit(request, referral(source, draft, null), draft.content());
    }
    var received = inboxes.of(onwardOf, source);
    if (received.isEmpty()) {
      return new NothingToReferOn();
    }
    if (received.get().chain().isAtItsEnd()) {
      return new TooManyHops();
    }
    return commit(request, referral(source, draft, received.get()), draft.content());
  }

  private Sent commit(IdempotencyKeys.Request request, Referral referral, Content content) {
    referrals.add(referral, content);
    referral.dispatches().forEach(dispatch -> events.publish(referral, dispatch, content));
    keys.carriedOut(referral.source(), request, referral.id(), referral.createdAt());
    return new Sent(referral);
  }

  private Referral referral(OrganizationId source, Draft draft, @Nullable Received received) {
    var id = new ReferralId(ids.get());
    var cause = Optional.ofNullable(received).map(Received::event).orElse(null);
    var dispatches =
        IntStream.range(0, draft.targets().size())
            .mapToObj(position -> dispatch(id, position, draft, cause))
            .toList();
    return new Referral(
        id,
        source,
        received == null
            ? Chain.begunBy(source, draft.furtherHops())
            : received.chain().onward(draft.furtherHops()),
        draft.highRisk(),
        draft.content().labels(),
        draft.onwardOf(),
        time.instant(),
        dispatches);
  }

  private Dispatch dispatch(
      ReferralId referral, int position, Draft draft, @Nullable EventId cause) {
    var target = draft.targets().get(position);
    return new Dispatch(
        new DispatchId(ids.get()),
        referral,
        position,
        target.address(),
        draft.purpose(),
        target.basis(),
        cause,
        null,
        null,
        Outcome.waiting(new EventId(ids.get())));
  }
}
