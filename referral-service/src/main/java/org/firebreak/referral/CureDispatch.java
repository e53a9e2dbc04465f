// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.firebreak.referral.outcome.DispatchState.HeldForSource;
import org.firebreak.referral.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/// Sends again what was held for its source, with what was missing. The cure is a new event, which
/// names the held one as its cause and is decided afresh.
@ApplicationScoped
public class CureDispatch {

  private final Referrals referrals;
  private final OutboundEvents events;
  private final Supplier<UUID> ids;
  private final InstantSource time;

  CureDispatch(Referrals referrals, OutboundEvents events, Supplier<UUID> ids, InstantSource time) {
    this.referrals = referrals;
    this.events = events;
    this.ids = ids;
    this.time = time;
  }

  /// What the source changes; null: as before.
  public record Cure(@Nullable BasisId basis, @Nullable String address, @Nullable String purpose) {
    @Override
    public String toString() {
      return "cure";
    }
  }

  public sealed interface Curing {}

  public record Cured(Dispatch cure) implements Curing {}

  public record NoSuchDispatch() implements Curing {}

  public record NotHeldForSource() implements Curing {}

  public record AlreadyCured() implements Curing {}

  /// The hold ended, and the content copy with it.
  public record Expired() implements Curing {}

  @Transactional
  public Curing cure(OrganizationId source, ReferralId id, DispatchId held, Cure cure) {
    var referral = referrals.of(id, source);
    if (referral.isEmpty()
        || referral.get().dispatches().stream().noneMatch(one -> one.id().equals(held))) {
      return new NoSuchDispatch();
    }
    var dispatch = referrals.lock(held).orElseThrow();
    if (dispatch.curedBy() != null) {
      return new AlreadyCured();
    }
    if (!(dispatch.outcome().state() instanceof HeldForSource hold)) {
      return new NotHeldForSource();
    }
    return hold.hasExpired(time.instant()) ? new Expired() : cure(referral.get(), dispatch, cure);
  }

  private Curing cure(Referral referral, Dispatch held, Cure cure) {
    var content = referrals.contentOf(held.id());
    if (content.isEmpty()) {
      return new Expired();
    }
    var next =
        new Dispatch(
            new DispatchId(ids.get()),
            referral.id(),
            held.position(),
            Objects.requireNonNullElse(cure.address(), held.address()),
            Objects.requireNonNullElse(cure.purpose(), held.purpose()),
            cure.basis() == null ? held.basis() : cure.basis(),
            held.outcome().latestEvent(),
            held.id(),
            null,
            Outcome.waiting(new EventId(ids.get())));
    referrals.addCure(next, content.get());
    referrals.change(held.curedBy(next.id()));
    referrals.destroyContentOf(held.id());
    events.publish(referral, next, content.get());
    return new Cured(next);
  }
}
