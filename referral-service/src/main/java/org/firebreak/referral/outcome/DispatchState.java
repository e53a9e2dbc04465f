// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

import java.time.Instant;
import java.util.List;
import org.firebreak.referral.inbox.RejectionReason;
import org.jspecify.annotations.Nullable;

/// Where a dispatch stands, as its source knows it. An answer's own event uses the first five.
///
/// | from | on | to |
/// |---|---|---|
/// | Waiting | Deliver | Delivered |
/// | Waiting | Quarantine, curable | HeldForSource |
/// | Waiting | Quarantine, for a person | HeldForPerson |
/// | Waiting | Drop | NotSent |
/// | HeldForPerson | a release is decided | Delivered, HeldForSource, HeldForPerson or NotSent |
/// | Delivered | the target reads it | Read |
/// | Delivered, Read | the target accepts | Accepted |
/// | Delivered, Read | the target rejects | Rejected |
/// | Delivered, Read, Accepted | the target completes | Completed |
///
/// Whatever is not in the table does not exist as a method. HeldForSource ends in a new dispatch,
/// which cures this one and has a state of its own.
public sealed interface DispatchState {

  /// What the firewall may still decide.
  sealed interface Undecided extends DispatchState {

    default DispatchState decided(Decision.Verdict verdict) {
      return switch (verdict) {
        case Decision.Deliver(_) -> new Delivered();
        case Decision.HoldForSource(var reasons, var expires) ->
            new HeldForSource(reasons, expires);
        case Decision.HoldForPerson(var reasons, var expires) ->
            new HeldForPerson(reasons, expires);
        case Decision.Drop(var reasons) -> new NotSent(reasons);
      };
    }
  }

  /// What the target has and has not yet answered.
  sealed interface Unanswered extends DispatchState {

    default Accepted accepted() {
      return new Accepted();
    }

    default Rejected rejected(RejectionReason reason) {
      return new Rejected(reason);
    }

    /// The acceptance in between was itself held or not sent.
    default Completed completed() {
      return new Completed();
    }
  }

  /// A hold, of either kind.
  sealed interface Held extends DispatchState {
    List<String> reasons();

    /// When it ends by itself, undelivered.
    @Nullable Instant expires();

    default boolean hasExpired(Instant now) {
      var expires = expires();
      return expires != null && !now.isBefore(expires);
    }
  }

  record Waiting() implements Undecided {}

  record Delivered() implements Unanswered {
    public Read read() {
      return new Read();
    }
  }

  record Read() implements Unanswered {}

  record Accepted() implements DispatchState {
    public Completed completed() {
      return new Completed();
    }
  }

  record Rejected(RejectionReason reason) implements DispatchState {}

  record Completed() implements DispatchState {}

  record HeldForSource(List<String> reasons, @Nullable Instant expires) implements Held {
    public HeldForSource {
      reasons = List.copyOf(reasons);
    }
  }

  record HeldForPerson(List<String> reasons, @Nullable Instant expires) implements Held, Undecided {
    public HeldForPerson {
      reasons = List.copyOf(reasons);
    }
  }

  record NotSent(List<String> reasons) implements DispatchState {
    public NotSent {
      reasons = List.copyOf(reasons);
    }
  }
}
