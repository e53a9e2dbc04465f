// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What producers state of their numbers, against the numbers that are in the log. Times are
/// minutes since the log began.
class StatedNumbersTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final String EVENTS = "referrals.outbound.v1";

  private long facts;

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private static LogEntry decided(int minute, long number) {
    return new LogEntry(
        at(minute),
        new LogEntry.Decision(
            new UUID(1, number),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            LogEntry.Outcome.QUARANTINE,
            List.of(),
            0,
            at(minute),
            Optional.empty(),
            Optional.of(new LogEntry.OutboxNumber(EVENTS, 0, number))));
  }

  private LogEntry stated(int minute, long... numbers) {
    return logged(minute, minute, numbers);
  }

  /// @param minute when it was stated
  /// @param numbers of partition 0, 1 and so on; 0 is none
  private LogEntry logged(int logged, int minute, long... numbers) {
    var stated = new ArrayList<LogEntry.OutboxNumber>();
    for (int partition = 0; partition < numbers.length; partition++) {
      if (numbers[partition] > 0) {
        stated.add(new LogEntry.OutboxNumber(EVENTS, partition, numbers[partition]));
      }
    }
    return new LogEntry(
        at(logged),
        new LogEntry.Fact(
            new UUID(2, facts++),
            "numbers-stated",
            "referral-service",
            at(minute),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            stated,
            Optional.empty()));
  }

  private static List<String> findings(long from, LogEntry... entries) {
    var recount = new Recount(from);
    for (int i = 0; i < entries.length; i++) {
      recount.add(from + i, entries[i]);
    }
    return recount.result().findings().stream()
        .map(finding -> finding.code() + " " + finding.index())
        .toList();
  }

  @Test
  void numbersLostAtTheEndAreFoundByWhatWasStated() {
    assertThat(findings(0, decided(0, 1), stated(10, 3), stated(70, 3)))
        .containsExactly("NUMBER_MISSING 1");
    assertThat(findings(0, stated(10, 3), stated(70, 3)))
        .as("not even the first arrived")
        .containsExactly("NUMBER_MISSING 0");
  }

  @Test
  void nothingHappenedIsNoLoss() {
    assertThat(findings(0, stated(0), stated(60), stated(120), stated(180))).isEmpty();
    assertThat(findings(0, decided(0, 1), stated(10, 1), stated(70, 1), stated(130, 1))).isEmpty();
  }

  @Test
  void aStatedNumberMayBeLateForAnHour() {
    assertThat(findings(0, decided(0, 1), stated(10, 3), stated(69, 3)))
        .containsExactly("NUMBER_AWAITED 1");
  }

  @Test
  void aStatementMayOvertakeWhatItIsAbout() {
    assertThat(
            findings(
                0,
                stated(10, 3),
                decided(11, 2),
                decided(60, 1),
                decided(69, 3),
                stated(70, 3),
                stated(130, 3)))
        .isEmpty();
  }

  @Test
  void eachLostNumberIsFoundWhereItWasFirstStated() {
    assertThat(findings(0, decided(0, 1), stated(10, 3), stated(70, 3), stated(130, 5)))
        .containsExactly("NUMBER_MISSING 1", "NUMBER_AWAITED 3");
  }

  @Test
  void whatIsBehindARangeIsNoLoss() {
    assertThat(findings(7, stated(10, 30), stated(70, 30), stated(130, 30))).isEmpty();
    assertThat(findings(7, decided(0, 29), stated(10, 30), stated(70, 30)))
        .containsExactly("NUMBER_NOT_IN_RANGE 8");
  }

  @Test
  void statedNumbersNeverFall() {
    assertThat(findings(0, decided(0, 1), decided(0, 2), stated(10, 2), stated(70, 1)))
        .containsExactly("STATED_NUMBER_FELL 3");
    assertThat(findings(7, decided(0, 1), stated(10, 1, 1), stated(70, 1)))
        .as("a partition of which nothing is said any more")
        .contains("STATED_NUMBER_FELL 9");
  }

  @Test
  void anOvertakenStatementIsTheEarlierOne() {
    assertThat(findings(0, decided(0, 1), decided(0, 2), logged(70, 70, 2), logged(71, 10, 1)))
        .isEmpty();
    assertThat(findings(0, decided(0, 1), decided(0, 2), logged(70, 70, 1), logged(71, 10, 2)))
        .containsExactly("STATED_NUMBER_FELL 3");
  }

  @Test
  void aNumberThatNobodyStatesIsFoundAfterTwoHours() {
    assertThat(findings(0, decided(0, 1), decided(120, 2))).isEmpty();
    assertThat(findings(0, decided(0, 1), decided(121, 2))).containsExactly("NUMBER_NOT_STATED 0");
    assertThat(findings(7, decided(0, 5), decided(121, 6)))
        .as("in any range")
        .containsExactly("NUMBER_NOT_STATED 7");
  }

  /// A producer that says the same for ever states nothing.
  @Test
  void aProducerWhoseStatementsStandStillIsFound() {
    assertThat(
            findings(
                0,
                decided(0, 1),
                stated(1, 1),
                decided(2, 2),
                stated(61, 1),
                decided(62, 3),
                stated(121, 1),
                decided(123, 4)))
        .containsExactly("NUMBER_NOT_STATED 2");
  }

  @Test
  void aStatementThatCoversSomeLeavesTheRestToBeStated() {
    assertThat(
            findings(
                0,
                decided(0, 1),
                decided(1, 2),
                stated(60, 1),
                stated(120, 1),
                stated(180, 1),
                decided(181, 3)))
        .containsExactly("NUMBER_NOT_STATED 2");
  }

  @Test
  void whatWasStatedBeforeItCameNeedsNoOtherStatement() {
    assertThat(findings(0, stated(0, 1), decided(1, 1), decided(122, 2)))
        .containsExactly("PRODUCER_SILENT 0");
  }

  @Test
  void anOvertakenStatementBeginsNoSilence() {
    assertThat(findings(0, logged(120, 120), logged(121, 0), logged(180, 180))).isEmpty();
  }

  /// As in a log that is older than the statements.
  @Test
  void aLateStatementCoversAllBeforeIt() {
    assertThat(findings(0, decided(0, 1), decided(600, 2), stated(601, 2))).isEmpty();
  }

  @Test
  void whatWasLoggedJustBeforeAStatementWaitsForTheNext() {
    assertThat(
            findings(
                0,
                decided(0, 1),
                decided(59, 2),
                stated(60, 1),
                stated(119, 2),
                decided(120, 3),
                stated(179, 3),
                stated(239, 3)))
        .isEmpty();
  }

  @Test
  void factsAreNumberedByTheirProducer() {
    var entry = LogEntry.ofBytes(statement("audit.facts.v1/0/7\",\"referrals.outbound.v1/3/41"));
    assertThat(entry.content())
        .isInstanceOfSatisfying(
            LogEntry.Fact.class,
            fact ->
                assertThat(fact.stated())
                    .containsExactly(
                        new LogEntry.OutboxNumber("referral-service", 0, 7),
                        new LogEntry.OutboxNumber(EVENTS, 3, 41)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "referrals.outbound.v1",
        "referrals.outbound.v1/0",
        "referrals.outbound.v1/0/0",
        "referrals.outbound.v1/0/01",
        "referrals.outbound.v1/-1/1",
        "referrals.outbound.v1/0/9999999999999999999",
        "/0/1",
        "a name/0/1"
      })
  void whatIsNoStatedNumberIsNoEntry(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> LogEntry.ofBytes(statement(text)));
  }

  private static byte[] statement(String numbers) {
    return """
    {"fact":{"at":"2026-03-01T08:00:00Z","fact_id":"22222222-5d0f-4d38-9a55-3f1f6b0f7a06","kind":"numbers-stated",\
    "producer":"referral-service","stated_numbers":["%s"]},"logged_at":"2026-03-01T08:00:01Z","nonce":"%s","version":1}\
    """
        .formatted(numbers, "0".repeat(64))
        .getBytes(StandardCharsets.UTF_8);
  }
}
