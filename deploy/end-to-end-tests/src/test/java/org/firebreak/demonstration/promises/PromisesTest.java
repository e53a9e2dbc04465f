// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.demonstration.promises.Promise.CONSENT_NEVER_OPENS_THE_FIREWALL;
import static org.firebreak.demonstration.promises.Promise.DECISIONS_ARE_REPRODUCIBLE;
import static org.firebreak.demonstration.promises.Promise.EVERY_DECISION_IS_AUDITED;
import static org.firebreak.demonstration.promises.Promise.EVERY_EVENT_DECIDED_ONCE;
import static org.firebreak.demonstration.promises.Promise.FAILS_CLOSED;
import static org.firebreak.demonstration.promises.Promise.HELP_IS_NOT_DELAYED;
import static org.firebreak.demonstration.promises.Promise.NOTHING_AFTER_THE_RECEIPT;
import static org.firebreak.demonstration.promises.Promise.NOTHING_REACHES_ENFORCEMENT;
import static org.firebreak.demonstration.promises.Promise.NO_PERSONAL_DATA_OUTSIDE_ITS_HOME;
import static org.firebreak.demonstration.promises.Seen.AIMED;
import static org.firebreak.demonstration.promises.Seen.ANSWER;
import static org.firebreak.demonstration.promises.Seen.CONSENT;
import static org.firebreak.demonstration.promises.Seen.INCOMPLETE;
import static org.firebreak.demonstration.promises.Seen.LAWFUL;
import static org.firebreak.demonstration.promises.Seen.START;
import static org.firebreak.demonstration.promises.Seen.decision;
import static org.firebreak.demonstration.promises.Seen.event;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.firebreak.demonstration.promises.DecisionEntry.Again;
import org.firebreak.demonstration.promises.Event.Kind;
import org.firebreak.demonstration.promises.Event.Reason;
import org.firebreak.demonstration.promises.Event.Told;
import org.firebreak.demonstration.promises.Observations.Attempt;
import org.firebreak.demonstration.promises.Observations.CanarySearch;
import org.firebreak.demonstration.promises.Observations.Outage;
import org.firebreak.demonstration.promises.Observations.Read;
import org.firebreak.demonstration.promises.Observations.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PromisesTest {

  /// One thing gone wrong, and the promises that it breaks.
  record Spoiled(String how, Consumer<Seen> by, Promise... breaks) {
    @Override
    public String toString() {
      return how;
    }
  }

  @ParameterizedTest
  @MethodSource
  void breaksExactlyThePromisesThatItConcernsAndExitsWithOne(Spoiled spoiled) {
    // Given
    var seen = Seen.allWell();
    spoiled.by().accept(seen);

    // When
    var results = Promises.judge(seen.observations());

    // Then
    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.BROKEN)
        .extracting(PromiseResult::promise)
        .containsExactlyInAnyOrder(spoiled.breaks());
    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.BROKEN)
        .allSatisfy(result -> assertThat(result.breaches()).isNotEmpty());
    assertThat(PromiseResult.exitCode(results)).isOne();
  }

  static Stream<Spoiled> breaksExactlyThePromisesThatItConcernsAndExitsWithOne() {
    return Stream.of(
        new Spoiled(
            "a delivery of what was aimed at an immigration body",
            seen -> {
              seen.events.set(
                  0, event(AIMED, Kind.IMMIGRATION, CONSENT, Told.DELIVERED, List.of()));
              seen.decisions.set(0, decision(0, AIMED, "deliver", "lantern-refuge"));
            },
            NOTHING_REACHES_ENFORCEMENT,
            CONSENT_NEVER_OPENS_THE_FIREWALL),
        new Spoiled(
            "a delivery of which only the audit log knows",
            seen -> seen.decisions.set(0, decision(0, AIMED, "deliver", "lantern-refuge")),
            NOTHING_REACHES_ENFORCEMENT,
            CONSENT_NEVER_OPENS_THE_FIREWALL,
            EVERY_DECISION_IS_AUDITED),
        new Spoiled(
            "a delivery to a barred organization",
            seen -> seen.decisions.set(1, decision(1, LAWFUL, "deliver", "home-office")),
            NOTHING_REACHES_ENFORCEMENT),
        new Spoiled(
            "a read after the reader was barred",
            seen -> seen.barredSince.put("lantern-refuge", START.plusSeconds(5)),
            NOTHING_REACHES_ENFORCEMENT),
        new Spoiled(
            "a barred organization that was let in",
            seen -> seen.attempts.add(new Attempt(Where.DOOR, "home-office", "GET", false)),
            NOTHING_REACHES_ENFORCEMENT),
        new Spoiled(
            "a write under immigration-enforcement.",
            seen ->
                seen.attempts.add(
                    new Attempt(Where.ENFORCEMENT_TOPIC, "audit-service", "produce", false)),
            NOTHING_REACHES_ENFORCEMENT),
        new Spoiled(
            "a write to an inbox by a stranger",
            seen ->
                seen.attempts.add(
                    new Attempt(Where.GUARDED_TOPIC, "audit-service", "produce", false)),
            FAILS_CLOSED),
        new Spoiled(
            "a decision while the firewall was stopped",
            seen -> seen.outages.add(new Outage(20, 1, 5, 0)),
            FAILS_CLOSED),
        new Spoiled(
            "a read while the firewall was stopped",
            seen -> seen.outages.add(new Outage(20, 0, 5, 1)),
            FAILS_CLOSED),
        new Spoiled(
            "an event without a decision",
            seen -> {
              seen.events.set(2, event(INCOMPLETE, Kind.INCOMPLETE, null, Told.WAITING, List.of()));
              seen.decisions.remove(2);
            },
            EVERY_EVENT_DECIDED_ONCE,
            HELP_IS_NOT_DELAYED),
        new Spoiled(
            "an event decided twice",
            seen -> seen.decisions.add(decision(4, LAWFUL, "deliver", "lantern-refuge")),
            EVERY_EVENT_DECIDED_ONCE),
        new Spoiled(
            "a number that the log misses",
            seen -> seen.missingNumbers = 1,
            EVERY_EVENT_DECIDED_ONCE),
        new Spoiled(
            "a decision without an audit entry",
            seen -> seen.decisions.remove(2),
            EVERY_EVENT_DECIDED_ONCE,
            EVERY_DECISION_IS_AUDITED),
        new Spoiled(
            "an audit entry without a proof",
            seen ->
                seen.decisions.set(
                    3,
                    new DecisionEntry(
                        3, ANSWER, "deliver", "kent-police", null, START, false, Again.SAME)),
            EVERY_DECISION_IS_AUDITED),
        new Spoiled(
            "an audit entry that says otherwise than the source was told",
            seen -> seen.decisions.set(0, decision(0, AIMED, "quarantine", "home-office")),
            EVERY_DECISION_IS_AUDITED),
        new Spoiled(
            "an audit entry that cannot be computed again",
            seen ->
                seen.decisions.set(
                    3,
                    new DecisionEntry(
                        3,
                        ANSWER,
                        "deliver",
                        "kent-police",
                        null,
                        START,
                        true,
                        Again.NOT_COMPUTED)),
            DECISIONS_ARE_REPRODUCIBLE),
        new Spoiled(
            "a decision that comes out differently the second time",
            seen ->
                seen.decisions.set(
                    3,
                    new DecisionEntry(
                        3, ANSWER, "deliver", "kent-police", null, START, true, Again.DIFFERENT)),
            DECISIONS_ARE_REPRODUCIBLE),
        new Spoiled(
            "a lawful referral that was held",
            seen -> {
              seen.events.set(
                  1, event(LAWFUL, Kind.LAWFUL, CONSENT, Told.HELD, List.of(new Reason("A", "B"))));
              seen.decisions.set(1, decision(1, LAWFUL, "quarantine", "lantern-refuge"));
            },
            HELP_IS_NOT_DELAYED),
        new Spoiled(
            "a lawful referral that nobody could read",
            seen -> seen.reads.removeFirst(),
            HELP_IS_NOT_DELAYED),
        new Spoiled(
            "an answer that did not come back",
            seen -> {
              seen.events.set(
                  3,
                  event(ANSWER, Kind.ANSWER, null, Told.NOT_SENT, List.of(new Reason("A", "B"))));
              seen.decisions.set(3, decision(3, ANSWER, "drop", "kent-police"));
            },
            HELP_IS_NOT_DELAYED),
        new Spoiled(
            "a hold without a reason",
            seen ->
                seen.events.set(2, event(INCOMPLETE, Kind.INCOMPLETE, null, Told.HELD, List.of())),
            HELP_IS_NOT_DELAYED),
        new Spoiled(
            "a reason without a remedy",
            seen ->
                seen.events.set(
                    0,
                    event(
                        AIMED,
                        Kind.IMMIGRATION,
                        CONSENT,
                        Told.NOT_SENT,
                        List.of(new Reason("A", "")))),
            HELP_IS_NOT_DELAYED),
        new Spoiled(
            "a source that was told too late",
            seen ->
                seen.events.set(
                    3,
                    new Event(
                        ANSWER,
                        Kind.ANSWER,
                        null,
                        Told.DELIVERED,
                        List.of(),
                        Duration.ofMinutes(1))),
            HELP_IS_NOT_DELAYED),
        new Spoiled(
            "a delivery on a consent whose withdrawal was acknowledged",
            seen ->
                seen.receipts.set(
                    0, new Observations.Receipt(Seen.WITHDRAWN_CONSENT, START.plusMillis(500))),
            NOTHING_AFTER_THE_RECEIPT),
        new Spoiled(
            "a read on a consent whose withdrawal was acknowledged",
            seen -> seen.reads.add(new Read(LAWFUL, "lantern-refuge", true, START.plusSeconds(40))),
            NOTHING_AFTER_THE_RECEIPT),
        new Spoiled(
            "a canary in the audit log",
            seen ->
                seen.canaries =
                    new CanarySearch(4, Set.of("audit entries"), 1000, List.of("audit entries")),
            NO_PERSONAL_DATA_OUTSIDE_ITS_HOME));
  }

  @Test
  void areKeptWhenAllIsWell() {
    // When
    var results = Promises.judge(Seen.allWell().observations());

    // Then
    assertThat(results).extracting(PromiseResult::promise).containsExactly(Promise.values());
    assertThat(results).allMatch(result -> result.verdict() == Verdict.KEPT);
    assertThat(results).allSatisfy(result -> assertThat(result.support()).isNotBlank());
    assertThat(PromiseResult.exitCode(results)).isZero();
  }

  @Test
  void areNeverCalledKeptWhenNothingWasSeen() {
    // When
    var results = Promises.judge(Seen.nothing().observations());

    // Then
    assertThat(results).extracting(PromiseResult::verdict).containsOnly(Verdict.NOT_SHOWN);
  }

  @Test
  void areAllBrokenByAtLeastOneCaseHere() {
    // When
    var broken = EnumSet.noneOf(Promise.class);
    breaksExactlyThePromisesThatItConcernsAndExitsWithOne()
        .forEach(spoiled -> broken.addAll(List.of(spoiled.breaks())));

    // Then
    assertThat(broken).containsExactly(Promise.values());
  }
}
