// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A period from which nothing is let go. One person places it; two lift it.
public record LegalHold(UUID id, Period period, Reason reason, Act placed, State state) {
  /// The codes are an interface.
  public enum Reason {
    COURT_PROCEEDINGS,
    CRIMINAL_INVESTIGATION,
    PUBLIC_INQUIRY,
    REGULATOR_INQUIRY,
    COMPLAINT
  }

  /// What a person did.
  ///
  /// @param subject the token's: kept to tell two people apart, never shown, and not in the log
  public record Act(String organization, String subject, Instant at) {
    public Act {
      Codes.organization("organization", organization);
      Codes.time("at", at);
    }

    @Override
    public String toString() {
      return "Act[%s, %s]".formatted(organization, at);
    }
  }

  public sealed interface State {
    record Standing() implements State {}

    /// It holds until a second person agrees.
    record LiftProposed(Act proposal) implements State {}

    record Lifted(Act proposal, Act approval) implements State {}
  }

  /// The codes are an interface.
  public enum Refusal {
    LEGAL_HOLD_UNKNOWN,
    LEGAL_HOLD_LIFTED,
    LIFT_PROPOSED_ALREADY,
    NO_LIFT_PROPOSED,
    SAME_PERSON
  }

  public LegalHold {
    Codes.time("from", period.from());
    Codes.time("to", period.to());
  }

  /// Why a lift may not be proposed now; empty if it may.
  Optional<Refusal> againstProposing() {
    return switch (state) {
      case State.Standing() -> Optional.empty();
      case State.LiftProposed(var proposal) -> Optional.of(Refusal.LIFT_PROPOSED_ALREADY);
      case State.Lifted(var proposal, var approval) -> Optional.of(Refusal.LEGAL_HOLD_LIFTED);
    };
  }

  Optional<Refusal> againstApproving(Act act) {
    return switch (state) {
      case State.Standing() -> Optional.of(Refusal.NO_LIFT_PROPOSED);
      case State.LiftProposed(var proposal) ->
          proposal.subject().equals(act.subject())
              ? Optional.of(Refusal.SAME_PERSON)
              : Optional.empty();
      case State.Lifted(var proposal, var approval) -> Optional.of(Refusal.LEGAL_HOLD_LIFTED);
    };
  }
}
