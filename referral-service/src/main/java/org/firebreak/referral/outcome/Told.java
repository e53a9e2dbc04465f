// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firebreak.referral.outcome.DispatchState.Accepted;
import org.firebreak.referral.outcome.DispatchState.Completed;
import org.firebreak.referral.outcome.DispatchState.Delivered;
import org.firebreak.referral.outcome.DispatchState.Held;
import org.firebreak.referral.outcome.DispatchState.HeldForPerson;
import org.firebreak.referral.outcome.DispatchState.HeldForSource;
import org.firebreak.referral.outcome.DispatchState.NotSent;
import org.firebreak.referral.outcome.DispatchState.Read;
import org.firebreak.referral.outcome.DispatchState.Rejected;
import org.firebreak.referral.outcome.DispatchState.Waiting;
import org.jspecify.annotations.Nullable;

/// A state as people are told of it.
///
/// @param outcome in their words, see the glossary
/// @param code the same for machines, finer
/// @param reasons every reason, each with its remedy
/// @param expires when a hold ends by itself
public record Told(
    String outcome, String code, List<ReasonExplanation> reasons, @Nullable Instant expires) {

  private static final String EXPIRED = Reason.HOLD_EXPIRED.name();

  /// @param now a hold that has ended by now is told as not sent
  public static Told of(DispatchState state, Instant now) {
    return switch (state) {
      case Held held when held.hasExpired(now) -> expired(held);
      case Waiting() -> plain("waiting", "WAITING");
      case Delivered() -> plain("delivered", "DELIVERED");
      case Read() -> plain("read", "READ");
      case Accepted() -> plain("accepted", "ACCEPTED");
      case Rejected(_) -> plain("rejected", "REJECTED");
      case Completed() -> plain("completed", "COMPLETED");
      case HeldForSource(var reasons, var expires) ->
          new Told("held for a check", "HELD_FOR_SOURCE", explained(reasons), expires);
      case HeldForPerson(var reasons, var expires) ->
          new Told("held for a check", "HELD_FOR_PERSON", explained(reasons), expires);
      case NotSent(var reasons) -> new Told("not sent", "NOT_SENT", explained(reasons), null);
    };
  }

  /// What somebody who referred a person at high risk must know at once.
  public Optional<String> highRiskAdvice() {
    return switch (code) {
      case "WAITING" -> Optional.of("not delivered yet: do not rely on it; 999 if in danger");
      case "HELD_FOR_SOURCE", "HELD_FOR_PERSON", "HOLD_EXPIRED", "NOT_SENT" ->
          Optional.of(
              mayPhone()
                  ? "not delivered: phone them; 999 if in danger"
                  : "not delivered: phone a support service; 999 if in danger");
      default -> Optional.empty();
    };
  }

  /// "Them" must never be an immigration body, nor somebody about whom this service cannot tell.
  private boolean mayPhone() {
    return reasons.stream()
        .map(reason -> Reason.of(reason.code()))
        .allMatch(known -> known.isPresent() && known.get().mayPhone);
  }

  private static Told plain(String outcome, String code) {
    return new Told(outcome, code, List.of(), null);
  }

  private static Told expired(Held held) {
    var reasons = new ArrayList<>(held.reasons());
    reasons.addFirst(EXPIRED);
    return new Told("not sent", EXPIRED, explained(reasons), held.expires());
  }

  private static List<ReasonExplanation> explained(List<String> reasons) {
    return reasons.stream().map(ReasonExplanation::of).toList();
  }
}
