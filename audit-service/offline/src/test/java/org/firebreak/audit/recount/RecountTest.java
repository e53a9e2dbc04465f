// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecountTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private static LogEntry decision(
      int minute, long number, LogEntry.Outcome outcome, long revision) {
    return new LogEntry(
        START.plusSeconds(60L * minute),
        new LogEntry.Decision(
            new UUID(1, number),
            Optional.empty(),
            Optional.empty(),
            Optional.of("north-refuge"),
            Optional.of("border-office"),
            Optional.empty(),
            outcome,
            List.of(),
            revision,
            START,
            Optional.empty(),
            Optional.of(new LogEntry.OutboxNumber(CleanLog.EVENTS, 0, number))));
  }

  /// @param event also its number
  /// @param cause the number of the event that it follows; 0: none
  private static LogEntry attempt(int event, int dispatch, int cause, String hold) {
    return attempt(event, dispatch, cause, hold, false);
  }

  private static LogEntry attempt(
      int event, int dispatch, int cause, String hold, boolean isReviewed) {
    var outcome = hold.isEmpty() ? LogEntry.Outcome.DELIVER : LogEntry.Outcome.QUARANTINE;
    var plain = (LogEntry.Decision) decision(event, event, outcome, 0).content();
    return new LogEntry(
        START,
        new LogEntry.Decision(
            plain.eventId(),
            plain.referralId(),
            plain.referral(),
            plain.source(),
            Optional.empty(),
            plain.sector(),
            outcome,
            plain.reasons(),
            plain.directoryRevision(),
            plain.decidedAt(),
            Optional.of(
                new LogEntry.Attempt(
                    new UUID(3, dispatch),
                    Optional.of(cause).filter(of -> of > 0).map(of -> new UUID(1, of)),
                    hold.equals("for-a-person"),
                    isReviewed)),
            plain.number()));
  }

  @Test
  void aDispatchHasOneOutcomeUnlessPeopleWereToLookIntoIt() {
    assertThat(findings(0, attempt(1, 1, 0, ""), attempt(2, 2, 0, ""))).isEmpty();
    assertThat(findings(0, attempt(1, 1, 0, ""), attempt(2, 1, 0, "")))
        .containsExactly("SECOND_OUTCOME 1");
    assertThat(findings(0, attempt(1, 1, 0, "curable"), attempt(2, 1, 1, "")))
        .as("a cure is a dispatch of its own")
        .containsExactly("SECOND_OUTCOME 1");
    assertThat(findings(0, attempt(1, 1, 0, "for-a-person"), attempt(2, 1, 1, ""))).isEmpty();
    assertThat(findings(0, attempt(1, 1, 0, "for-a-person"), attempt(2, 1, 0, "")))
        .as("it follows nothing")
        .containsExactly("SECOND_OUTCOME 1");
    assertThat(findings(0, attempt(1, 1, 0, "for-a-person"), attempt(2, 2, 1, "")))
        .as("another dispatch may follow it")
        .isEmpty();
  }

  @Test
  void whatPeopleFoundFollowsAHoldForThem() {
    var held = attempt(1, 1, 0, "for-a-person");
    var released = attempt(2, 1, 1, "", true);

    assertThat(findings(0, held, released)).isEmpty();
    var ofNothing = attempt(1, 1, 9, "", true);
    assertThat(findings(0, ofNothing)).containsExactly("REVIEW_OF_NOTHING 0");
    assertThat(findings(7, ofNothing)).as("it may stand before the range").isEmpty();
    assertThat(findings(0, attempt(1, 1, 0, "curable"), released))
        .containsExactly("SECOND_OUTCOME 1");
  }

  @Test
  void whatPeopleLookedIntoIsDecidedOnceMoreAndNotTwice() {
    var held = attempt(1, 1, 0, "for-a-person");
    assertThat(findings(0, held, attempt(2, 1, 1, ""), attempt(3, 1, 1, "")))
        .containsExactly("SECOND_OUTCOME 2");
    assertThat(findings(0, held, attempt(2, 1, 1, "curable"), attempt(3, 1, 2, "")))
        .containsExactly("SECOND_OUTCOME 2");
    assertThat(findings(0, held, attempt(2, 1, 1, "for-a-person"), attempt(3, 1, 2, ""))).isEmpty();
    assertThat(findings(0, held, attempt(2, 1, 1, "for-a-person"), attempt(3, 1, 1, "")))
        .containsExactly("SECOND_OUTCOME 2");
  }

  private static LogEntry held(int minute, long number) {
    return decision(minute, number, LogEntry.Outcome.QUARANTINE, 0);
  }

  private static LogEntry fact(int minute, String kind, String function, long revision) {
    return fact(minute, kind, "border-office", function, null, revision);
  }

  private static LogEntry fact(
      int minute,
      String kind,
      String about,
      String function,
      @Nullable String partOf,
      long revision) {
    return new LogEntry(
        START.plusSeconds(60L * minute),
        new LogEntry.Fact(
            new UUID(2, 100 * revision + minute),
            kind,
            "directory-service",
            START.plusSeconds(60L * minute),
            Optional.of(about),
            Optional.of(function),
            Optional.ofNullable(partOf),
            OptionalLong.of(revision),
            List.of(),
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
  void aMissingNumberIsFoundBehindTheEntryAfterIt() {
    assertThat(findings(0, held(0, 1), held(1, 3), held(90, 4)))
        .containsExactly("NUMBER_MISSING 1");
    assertThat(findings(0, held(0, 2), held(90, 3))).containsExactly("NUMBER_MISSING 0");
  }

  @Test
  void aNumberThatWasOvertakenIsNotMissing() {
    assertThat(findings(0, held(0, 2), held(1, 3), held(2, 1), held(90, 4))).isEmpty();
  }

  @Test
  void aNumberMayBeLateForAnHour() {
    assertThat(findings(0, held(0, 1), held(1, 3), held(2, 4))).containsExactly("NUMBER_AWAITED 1");
  }

  @Test
  void aRangeWithinTheLogMayHaveItsNumbersBeforeIt() {
    assertThat(findings(7, held(0, 5), held(90, 6))).isEmpty();
    assertThat(findings(7, held(0, 5), held(1, 7), held(90, 8)))
        .containsExactly("NUMBER_NOT_IN_RANGE 8");
  }

  @Test
  void anEventIsDecidedOnceAndANumberGivenOnce() {
    assertThat(findings(0, held(0, 1), held(1, 2), held(2, 1)))
        .containsExactlyInAnyOrder("SECOND_DECISION 2", "NUMBER_REPEATED 2");
    assertThat(findings(0, fact(0, "hold-listed", "none", 1), fact(0, "hold-listed", "none", 1)))
        .containsExactly("SECOND_ENTRY 1");
    var unreadable = new LogEntry(START, new LogEntry.Unreadable("topic/0/1"));
    assertThat(findings(0, unreadable, unreadable)).containsExactly("SECOND_ENTRY 1");
  }

  @Test
  void oneWhoStatedItsNumbersMustGoOn() {
    var stated = fact(0, "numbers-stated", "none", 1);
    assertThat(findings(0, stated, fact(120, "numbers-stated", "none", 1))).isEmpty();
    assertThat(findings(0, stated, fact(121, "numbers-stated", "none", 1)))
        .containsExactly("PRODUCER_SILENT 0");
    assertThat(findings(0, stated, held(121, 1))).containsExactly("PRODUCER_SILENT 0");
    assertThat(findings(0, fact(0, "hold-listed", "none", 1), held(600, 1))).isEmpty();
  }

  @Test
  void aDeliveryToImmigrationIsFoundAlsoIfTheFactCameLater() {
    var delivered = decision(0, 1, LogEntry.Outcome.DELIVER, 5);
    var casework = fact(3, "organization-reclassified", "casework", 5);
    assertThat(findings(0, delivered, casework)).containsExactly("DELIVERED_TO_IMMIGRATION 0");
    assertThat(findings(0, casework, delivered)).containsExactly("DELIVERED_TO_IMMIGRATION 1");
    assertThat(findings(0, delivered, fact(3, "organization-added", "enforcement", 6)))
        .as("it was added later, and nothing says what it had been")
        .containsExactly("DELIVERED_TO_UNCLASSIFIED 0");
    assertThat(
            findings(
                0,
                fact(1, "organization-added", "enforcement", 3),
                fact(2, "organization-changed", "none", 4),
                delivered))
        .isEmpty();
    assertThat(findings(0, casework, decision(0, 1, LogEntry.Outcome.DROP, 5))).isEmpty();
    assertThat(findings(0, fact(3, "standing-granted", "casework", 5), delivered))
        .containsExactly("DELIVERED_TO_UNCLASSIFIED 1");
  }

  @Test
  void ofTwoFactsOfOneRevisionTheOneThatSpeaksAgainstADeliveryCounts() {
    var delivered = decision(9, 1, LogEntry.Outcome.DELIVER, 5);
    var body = fact(1, "organization-imported", "east-body", "enforcement", null, 1);
    var ofTheBody = fact(2, "organization-added", "border-office", "none", "east-body", 2);
    var ofNothing = fact(3, "organization-added", "border-office", "none", null, 2);
    var enforcing = fact(4, "organization-added", "border-office", "enforcement", null, 2);

    assertThat(findings(0, body, ofTheBody, ofNothing, delivered))
        .containsExactly("DELIVERED_TO_UNCLASSIFIED 3");
    assertThat(findings(0, body, ofNothing, ofTheBody, delivered))
        .containsExactly("DELIVERED_TO_UNCLASSIFIED 3");
    assertThat(findings(0, ofNothing, ofNothing, delivered)).containsExactly("SECOND_ENTRY 1");
    assertThat(findings(0, ofNothing, enforcing, delivered))
        .containsExactly("DELIVERED_TO_IMMIGRATION 2");
    assertThat(findings(0, enforcing, ofNothing, delivered))
        .containsExactly("DELIVERED_TO_IMMIGRATION 2");
  }

  @Test
  void aDeliveryToAUnitOfAnImmigrationBodyIsFoundToo() {
    var delivered = decision(9, 1, LogEntry.Outcome.DELIVER, 5);
    var unit = fact(1, "organization-added", "border-office", "none", "north-desk", 1);
    var desk = fact(2, "organization-added", "north-desk", "none", "east-body", 2);
    var body = fact(3, "organization-imported", "east-body", "enforcement", null, 3);
    var housing = fact(3, "organization-imported", "east-body", "none", null, 3);

    assertThat(findings(0, unit, desk, body, delivered))
        .containsExactly("DELIVERED_TO_IMMIGRATION 3");
    assertThat(findings(0, unit, desk, housing, delivered)).isEmpty();
    assertThat(findings(0, unit, desk, delivered)).containsExactly("DELIVERED_TO_UNCLASSIFIED 2");
    assertThat(
            findings(
                0,
                unit,
                desk,
                body,
                fact(4, "organization-changed", "border-office", "none", null, 4),
                delivered))
        .as("it had left the body when it was delivered to")
        .isEmpty();
    assertThat(
            findings(
                0,
                unit,
                fact(2, "organization-added", "north-desk", "none", "border-office", 2),
                delivered))
        .as("a chain that comes back to itself")
        .containsExactly("DELIVERED_TO_IMMIGRATION 2");
  }

  @Test
  void bytesThatAreNoEntryAreFound() {
    var recount = new Recount(0);
    recount.add(0, ReadEntry.of(new byte[0]));
    recount.add(1, ReadEntry.of(new byte[] {'{', '}'}));
    assertThat(recount.result().counts()).containsEntry(Finding.Code.ENTRY_NOT_READABLE, 2L);
    assertThat(recount.result().isWrong()).isTrue();
  }

  @Test
  void ofManyFindingsOfOneKindTheFirstHundredAreListed() {
    var recount = new Recount(0);
    for (int i = 0; i < 1_000; i++) {
      recount.add(i, ReadEntry.of(new byte[0]));
    }
    var result = recount.result();
    assertThat(result.findings()).hasSize(100);
    assertThat(result.counts()).containsEntry(Finding.Code.ENTRY_NOT_READABLE, 1_000L);
  }

  /// Numbers in any order, against a set of all of them.
  @Test
  void gapsAreThoseOfTheSetOfNumbersWhateverTheOrder() {
    var random = new Random(3);
    for (int round = 0; round < 200; round++) {
      var numbers = new ArrayList<>(IntStream.rangeClosed(1, 30).boxed().toList());
      numbers.removeIf(any -> random.nextInt(4) == 0);
      Collections.shuffle(numbers, random);
      var outbox = new Outbox();
      for (int number : numbers) {
        assertThat(outbox.add(number, number, START)).isTrue();
      }
      for (int number : numbers) {
        assertThat(outbox.add(number, 0, START)).isFalse();
      }
      var missing = new TreeSet<Integer>();
      for (Outbox.Gap gap : outbox.gaps(true)) {
        assertThat(gap.index()).isEqualTo(gap.to() + 1);
        IntStream.rangeClosed((int) gap.from(), (int) gap.to()).forEach(missing::add);
      }
      var expected = new TreeSet<Integer>();
      int last = numbers.stream().mapToInt(each -> each).max().orElse(0);
      IntStream.rangeClosed(1, last).filter(n -> !numbers.contains(n)).forEach(expected::add);
      assertThat(missing).isEqualTo(expected);
    }
  }

  @Test
  void idsAreKnownWithTheIndexWhereTheyWereFirst() {
    var identities = new Identities();
    var random = new Random(9);
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < 20_000; i++) {
      var id = i % 3 == 0 ? new UUID(0, i) : new UUID(random.nextLong(), random.nextLong());
      ids.add(id);
      assertThat(identities.firstIndexOf(id, i)).isEqualTo(i);
    }
    for (int i = 0; i < 20_000; i++) {
      assertThat(identities.firstIndexOf(ids.get(i), 99_999)).isEqualTo(i);
    }
  }
}
