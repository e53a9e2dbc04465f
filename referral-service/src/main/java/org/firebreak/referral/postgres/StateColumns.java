// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import java.time.Instant;
import java.util.List;
import org.firebreak.referral.inbox.RejectionReason;
import org.firebreak.referral.outcome.DispatchState;
import org.jspecify.annotations.Nullable;

/// A state as it lies in columns.
record StateColumns(
    String state, List<String> reasons, @Nullable Instant expires, @Nullable String rejection) {

  static StateColumns of(DispatchState state) {
    return switch (state) {
      case DispatchState.Waiting() -> plain("waiting");
      case DispatchState.Delivered() -> plain("delivered");
      case DispatchState.Read() -> plain("read");
      case DispatchState.Accepted() -> plain("accepted");
      case DispatchState.Rejected(var reason) ->
          new StateColumns("rejected", List.of(), null, reason.code());
      case DispatchState.Completed() -> plain("completed");
      case DispatchState.HeldForSource(var reasons, var expires) ->
          new StateColumns("held-for-source", reasons, expires, null);
      case DispatchState.HeldForPerson(var reasons, var expires) ->
          new StateColumns("held-for-person", reasons, expires, null);
      case DispatchState.NotSent(var reasons) -> new StateColumns("not-sent", reasons, null, null);
    };
  }

  DispatchState domain() {
    return switch (state) {
      case "waiting" -> new DispatchState.Waiting();
      case "delivered" -> new DispatchState.Delivered();
      case "read" -> new DispatchState.Read();
      case "accepted" -> new DispatchState.Accepted();
      case "rejected" -> new DispatchState.Rejected(rejectionReason());
      case "completed" -> new DispatchState.Completed();
      case "held-for-source" -> new DispatchState.HeldForSource(reasons, expires);
      case "held-for-person" -> new DispatchState.HeldForPerson(reasons, expires);
      case "not-sent" -> new DispatchState.NotSent(reasons);
      default -> throw new IllegalStateException("a dispatch is in no known state: " + state);
    };
  }

  private RejectionReason rejectionReason() {
    if (rejection == null) {
      throw new IllegalStateException("rejected without a reason");
    }
    return RejectionReason.of(rejection).orElseThrow();
  }

  private static StateColumns plain(String state) {
    return new StateColumns(state, List.of(), null, null);
  }
}
