// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
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

  /// Whether it was taken back or its time is over. What never was given is not over: it permits
  /// nothing, and what is held for want of it may be looked into.
  default boolean isOver(Instant now) {
    var withdrawn =
        this instanceof Consent(_, _, _, _, _, Consent.State state)
            && state instanceof Consent.State.Withdrawn;
    return withdrawn || !now.isBefore(scope().period().until());
  }

  /// A decision of the person (FHIR Consent; UK GDPR Articles 6(1)(a), 7).
  record Consent(
      BasisId id, int version, OrganizationId source, Scope scope, Grantor grantor, State state)
      implements Basis {

    public sealed interface State {
      record Given(Manner manner) implements State {}

      record Refused(Manner manner) implements State {}

      /// Nobody asked her, because it would not have been safe. It is kept so that nobody does, and
      /// permits nothing.
      record UnsafeToAsk() implements State {}

      /// @param manner in which it had been given
      record Withdrawn(Manner manner, Instant at) implements State {}
    }

    /// How she said it. Through somebody else, in whatever way, counts as through somebody else:
    /// what was said then passed another's mouth.
    public enum Manner {
      IN_PERSON,
      BY_PHONE,
      IN_WRITING,
      THROUGH_AN_INTERPRETER,
      THROUGH_A_REPRESENTATIVE,
      NOT_RECORDED;

      private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

      public String code() {
        return code;
      }

      public static Optional<Manner> ofCode(String code) {
        return Arrays.stream(values()).filter(manner -> manner.code.equals(code)).findFirst();
      }
    }

    /// As it was, for a decision that rested on it then. The one change that there can be is a
    /// withdrawal of what had been given.
    ///
    /// @return empty if it never had that version
    public Optional<Consent> asOf(int then) {
      if (then == version) {
        return Optional.of(this);
      }
      return state instanceof State.Withdrawn(var manner, var _) && then == version - 1
          ? Optional.of(new Consent(id, then, source, scope, grantor, new State.Given(manner)))
          : Optional.empty();
    }

    /// A withdrawal is for ever: a new consent is a new basis.
    public Consent withdraw(Instant at) {
      return switch (state) {
        case State.Given(var manner) ->
            new Consent(id, version + 1, source, scope, grantor, new State.Withdrawn(manner, at));
        case State.Refused _, State.UnsafeToAsk _, State.Withdrawn _ -> this;
      };
    }
  }

  /// A ground other than consent, with the record that sharing without consent needs.
  ///
  /// @param recorded what it covered when it was recorded
  /// @param reviewDue the day by which someone looks at it again; where a basis is recorded, its
  ///   period ends with that day (UTC) at the latest
  /// @param ended when its source ended it; null: it did not
  record LawfulBasis(
      BasisId id,
      int version,
      OrganizationId source,
      Scope recorded,
      Ground ground,
      WithoutConsent withoutConsent,
      LocalDate reviewDue,
      @Nullable Instant ended)
      implements Basis {

    public LawfulBasis {
      if (ground instanceof Ground.Listed listed && listed.lacks(recorded.sections()).isPresent()) {
        throw new IllegalArgumentException("the ground lacks a condition for these sections");
      }
    }

    /// Once ended it is over as any other whose time is.
    @Override
    public Scope scope() {
      return ended == null ? recorded : recorded.over();
    }

    /// For ever: to share again is a new basis.
    public LawfulBasis end(Instant at) {
      return ended == null ? with(version + 1, at) : this;
    }

    /// As it was, for a decision that rested on it then. The one change that there can be is its
    /// end.
    ///
    /// @return empty if it never had that version
    public Optional<LawfulBasis> asOf(int then) {
      if (then == version) {
        return Optional.of(this);
      }
      return ended != null && then == version - 1
          ? Optional.of(with(then, null))
          : Optional.empty();
    }

    private LawfulBasis with(int otherVersion, @Nullable Instant otherEnd) {
      return new LawfulBasis(
          id, otherVersion, source, recorded, ground, withoutConsent, reviewDue, otherEnd);
    }
  }
}
