// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

import java.time.Instant;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;

/// That a consent was withdrawn, on its way to one target that had received on it. It passes the
/// firewall like any event, so it can be held, or not sent to a target that has become an
/// immigration body.
///
/// | from | on | to |
/// |---|---|---|
/// | NotYetTold, waiting | Quarantine or Drop | NotYetTold, held or not sent |
/// | NotYetTold, held | the hold has ended | NotYetTold, waiting, as an event of its own |
/// | NotYetTold | it is in the target's inbox | Told |
/// | Told | the acknowledgement is back | Acknowledged |
///
/// @param event of the notice itself, the latest one
public record Notice(DispatchId dispatch, EventId event, Instant withdrawnAt, State state) {

  public sealed interface State {}

  /// @param fate of the event: waiting, held or not sent
  public record NotYetTold(DispatchState fate) implements State {}

  public record Told(Instant at) implements State {}

  public record Acknowledged(Instant toldAt, Instant at) implements State {}

  public static Notice waiting(DispatchId dispatch, EventId event, Instant withdrawnAt) {
    return new Notice(dispatch, event, withdrawnAt, new NotYetTold(new DispatchState.Waiting()));
  }

  /// A Deliver changes nothing: told is who has it in the inbox.
  public Notice decided(Decision.Verdict verdict) {
    return state instanceof NotYetTold(DispatchState.Waiting waiting)
            && !(verdict instanceof Decision.Deliver)
        ? with(new NotYetTold(waiting.decided(verdict)))
        : this;
  }

  /// Of one whose hold has ended: what kept it from its target may have passed.
  public Notice again(EventId next) {
    return waiting(dispatch, next, withdrawnAt);
  }

  public Notice told(Instant at) {
    return state instanceof NotYetTold ? with(new Told(at)) : this;
  }

  public Notice acknowledged(Instant at) {
    return state instanceof Told(var toldAt) ? with(new Acknowledged(toldAt, at)) : this;
  }

  private Notice with(State next) {
    return new Notice(dispatch, event, withdrawnAt, next);
  }
}
