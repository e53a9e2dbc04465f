// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.firebreak.referral.inbox.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToldTest {

  private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
  private static final Instant LATER = NOW.plusSeconds(1);

  static Stream<Arguments> words() {
    return Stream.of(
        Arguments.of(new DispatchState.Waiting(), "waiting", "WAITING"),
        Arguments.of(new DispatchState.Delivered(), "delivered", "DELIVERED"),
        Arguments.of(new DispatchState.Read(), "read", "READ"),
        Arguments.of(new DispatchState.Accepted(), "accepted", "ACCEPTED"),
        Arguments.of(
            new DispatchState.Rejected(RejectionReason.OUT_OF_AREA), "rejected", "REJECTED"),
        Arguments.of(new DispatchState.Completed(), "completed", "COMPLETED"),
        Arguments.of(source(LATER), "held for a check", "HELD_FOR_SOURCE"),
        Arguments.of(person(LATER), "held for a check", "HELD_FOR_PERSON"),
        Arguments.of(source(NOW), "not sent", "HOLD_EXPIRED"),
        Arguments.of(person(NOW), "not sent", "HOLD_EXPIRED"),
        Arguments.of(notSent(), "not sent", "NOT_SENT"));
  }

  private static DispatchState source(Instant expires) {
    return new DispatchState.HeldForSource(List.of("BASIS_MISSING", "PURPOSE_UNKNOWN"), expires);
  }

  private static DispatchState person(Instant expires) {
    return new DispatchState.HeldForPerson(List.of("TEXT_ASKS_TO_PASS_ON"), expires);
  }

  private static DispatchState notSent() {
    return new DispatchState.NotSent(List.of("TARGET_HAS_IMMIGRATION_FUNCTION"));
  }

  @ParameterizedTest
  @MethodSource("words")
  void eachStateIsToldInTheWordsOfTheGlossary(DispatchState state, String outcome, String code) {
    var told = Told.of(state, NOW);

    assertThat(told.outcome()).isEqualTo(outcome);
    assertThat(told.code()).isEqualTo(code);
  }

  @Test
  void everyReasonIsToldWithItsRemedy() {
    assertThat(Told.of(source(LATER), NOW).reasons())
        .containsExactly(
            ReasonExplanation.of("BASIS_MISSING"), ReasonExplanation.of("PURPOSE_UNKNOWN"));
    assertThat(Told.of(source(NOW), NOW).reasons())
        .containsExactly(
            ReasonExplanation.of("HOLD_EXPIRED"),
            ReasonExplanation.of("BASIS_MISSING"),
            ReasonExplanation.of("PURPOSE_UNKNOWN"));
  }

  static Stream<Arguments> advice() {
    var phoneThem = "not delivered: phone them; 999 if in danger";
    var phoneHelp = "not delivered: phone a support service; 999 if in danger";
    return Stream.of(
        Arguments.of(source(LATER), phoneThem),
        Arguments.of(person(LATER), phoneThem),
        Arguments.of(person(NOW), phoneThem),
        Arguments.of(notSent(), phoneHelp),
        Arguments.of(
            new DispatchState.HeldForPerson(List.of("ADDRESS_LOOKS_LIKE_IMMIGRATION"), LATER),
            phoneHelp),
        Arguments.of(
            new DispatchState.HeldForSource(List.of("BASIS_MISSING", "TARGET_NOT_VERIFIED"), LATER),
            phoneHelp),
        Arguments.of(new DispatchState.HeldForSource(List.of("FROM_THE_FUTURE"), LATER), phoneHelp),
        Arguments.of(
            new DispatchState.Waiting(), "not delivered yet: do not rely on it; 999 if in danger"));
  }

  @ParameterizedTest
  @MethodSource("advice")
  void whoReferredAtHighRiskIsToldAtOnceButNeverToPhoneAnImmigrationBody(
      DispatchState state, String advice) {
    assertThat(Told.of(state, NOW).highRiskAdvice()).contains(advice);
  }

  @Test
  void whatWasDeliveredNeedsNoSuchAdvice() {
    assertThat(Told.of(new DispatchState.Delivered(), NOW).highRiskAdvice()).isEmpty();
    assertThat(Told.of(new DispatchState.Completed(), NOW).highRiskAdvice()).isEmpty();
  }
}
