// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What permits sharing. It is needed for a delivery and is never enough for one: a basis that
/// names a barred organization changes nothing (ConsentNeverOpensTheFirewall).
public sealed interface Basis {

  BasisId id();

  /// Grows by one with each change, so that a decision can say which state it rested on.
  int version();

  /// The organization that recorded it; nobody else can rely on it.
  OrganizationId source();

  Scope scope();

  /// A decision of the person (FHIR Consent; UK GDPR Articles 6(1)(a), 7).
  ///
  /// @param grantor a reference that only the source can resolve
  record Consent(
      BasisId id, int version, OrganizationId source, Scope scope, String grantor, State state)
      implements Basis {

    public Consent {
      if (grantor.isBlank() || grantor.length() > 64) {
        throw new IllegalArgumentException("a grantor's reference has 1 to 64 characters");
      }
    }

    public sealed interface State {
      record Given() implements State {}

      record Refused() implements State {}

      record Withdrawn(Instant at) implements State {}
    }

    /// As it was, for a decision that rested on it then. The one change that there can be is a
    /// withdrawal of what had been given.
    ///
    /// @return empty if it never had that version
    public Optional<Consent> asOf(int then) {
      if (then == version) {
        return Optional.of(this);
      }
      return state instanceof State.Withdrawn && then == version - 1
          ? Optional.of(new Consent(id, then, source, scope, grantor, new State.Given()))
          : Optional.empty();
    }

    /// A withdrawal is for ever: a new consent is a new basis.
    public Consent withdraw(Instant at) {
      return switch (state) {
        case State.Given() ->
            new Consent(id, version + 1, source, scope, grantor, new State.Withdrawn(at));
        case State.Refused(), State.Withdrawn(var _) -> this;
      };
    }
  }

  /// A ground other than consent, with the record that sharing without consent needs.
  ///
  /// @param scheduleCondition the Data Protection Act 2018 schedule condition relied on, where the
  ///   data is of a special category
  /// @param reviewDue the day by which someone looks at it again
  record LawfulBasis(
      BasisId id,
      int version,
      OrganizationId source,
      Scope scope,
      Article article,
      @Nullable String scheduleCondition,
      WithoutConsent withoutConsent,
      LocalDate reviewDue)
      implements Basis {

    /// UK GDPR Article 6(1).
    public enum Article {
      LEGAL_OBLIGATION,
      VITAL_INTERESTS,
      PUBLIC_TASK,
      RECOGNISED_LEGITIMATE_INTEREST,
      LEGITIMATE_INTERESTS
    }

    /// Why the person was not asked, or not heeded.
    public enum WithoutConsent {
      UNSAFE_TO_ASK,
      COULD_NOT_BE_REACHED,
      LACKS_CAPACITY,
      REFUSED_BUT_HIGH_RISK,
      NOT_REQUIRED
    }
  }
}
