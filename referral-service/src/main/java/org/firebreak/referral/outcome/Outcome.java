// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

import java.util.List;
import java.util.Objects;
import org.firebreak.referral.EventId;
import org.firebreak.referral.inbox.Answer;
import org.firebreak.referral.outcome.DispatchState.Accepted;
import org.firebreak.referral.outcome.DispatchState.Completed;
import org.firebreak.referral.outcome.DispatchState.Delivered;
import org.firebreak.referral.outcome.DispatchState.HeldForPerson;
import org.firebreak.referral.outcome.DispatchState.HeldForSource;
import org.firebreak.referral.outcome.DispatchState.NotSent;
import org.firebreak.referral.outcome.DispatchState.Rejected;
import org.firebreak.referral.outcome.DispatchState.Unanswered;
import org.firebreak.referral.outcome.DispatchState.Undecided;
import org.firebreak.referral.outcome.DispatchState.Waiting;
import org.jspecify.annotations.Nullable;

/// What became of a published event.
///
/// Decisions, deliveries and answers come on different topics, late, repeated, and in any order
/// between topics: each method takes what is news and leaves the rest, so the end is the same.
///
/// @param event as it was published
/// @param state where it stands
/// @param restsOn the event whose decision that is: another than `event` after a release, null
///   before any decision
/// @param withheld labels of sections that the firewall did not deliver
public record Outcome(
    EventId event, DispatchState state, @Nullable EventId restsOn, List<String> withheld) {

  public Outcome {
    withheld = List.copyOf(withheld);
  }

  public static Outcome waiting(EventId event) {
    return new Outcome(event, new Waiting(), null, List.of());
  }

  /// The event that a cure or a release names as its cause.
  public EventId latestEvent() {
    return Objects.requireNonNullElse(restsOn, event);
  }

  public Outcome decided(Decision decision) {
    return switch (state) {
      case Waiting waiting ->
          event.equals(decision.event()) || event.equals(decision.cause())
              ? decided(waiting, decision)
              : this;
      case HeldForPerson held ->
          latestEvent().equals(decision.cause()) ? decided(held, decision) : this;
      case Unanswered _, HeldForSource _, NotSent _, Accepted _, Rejected _, Completed _ -> this;
    };
  }

  /// A delivery is as good as the decision that it was committed with, and may be seen first.
  public Outcome delivered(EventId by, List<String> without) {
    return state instanceof Undecided ? new Outcome(event, new Delivered(), by, without) : this;
  }

  public Outcome read() {
    return state instanceof Delivered delivered ? with(delivered.read()) : this;
  }

  public Outcome answered(Answer.ToReferral answer) {
    return switch (state) {
      case Unanswered open ->
          with(
              switch (answer) {
                case Answer.Accepted() -> open.accepted();
                case Answer.Rejected(var reason) -> open.rejected(reason);
                case Answer.Completed() -> open.completed();
              });
      case Accepted accepted ->
          answer instanceof Answer.Completed ? with(accepted.completed()) : this;
      // Nobody can answer what was not delivered: deliveries are taken before anyone can read them.
      case Undecided _, HeldForSource _, NotSent _, Rejected _, Completed _ -> this;
    };
  }

  private Outcome decided(Undecided undecided, Decision decision) {
    var without =
        decision.verdict() instanceof Decision.Deliver(var labels) ? labels : List.<String>of();
    return new Outcome(event, undecided.decided(decision.verdict()), decision.event(), without);
  }

  private Outcome with(DispatchState next) {
    return new Outcome(event, next, restsOn, withheld);
  }
}
