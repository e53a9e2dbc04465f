// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.id;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.firebreak.audit.ReadLog.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadLogTest {
  private static final Reader AUDITOR = Reader.auditor("sample-oversight-office");
  private static final Period DAY = new Period(NOON, NOON.plusSeconds(86_400));

  private final InMemoryLog log = new InMemoryLog();
  private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
  private final AppendEntries appendEntries =
      new AppendEntries(log, EntryFixture.countingNonces(), InstantSource.fixed(NOON));
  private final ReadLog readLog =
      new ReadLog(
          log,
          checkpoints,
          appendEntries,
          InstantSource.fixed(NOON),
          () -> id(9, log.leaves.size()));

  @BeforeEach
  void tenDecisionsAreInTheLog() {
    appendEntries.append(
        LongStream.rangeClosed(1, 10)
            .mapToObj(number -> EntryFixture.received(decision(number), number))
            .toList(),
        java.util.List.of());
  }

  /// @param entries how many it shows
  record Asked(Function<ReadLog, Object> reading, Question question, long entries) {}

  /// Every reading there is.
  static Stream<Asked> readings() {
    return Stream.of(
        new Asked(log -> log.find(search(4), Optional.empty(), AUDITOR), Question.SEARCH, 4),
        new Asked(log -> log.findWhole(search(4), Optional.empty(), AUDITOR), Question.SEARCH, 4),
        new Asked(log -> log.entry(3, AUDITOR), Question.ENTRY, 1),
        new Asked(log -> log.entry(99, AUDITOR), Question.ENTRY, 0),
        new Asked(log -> log.prove(3, AUDITOR), Question.PROOF, 1),
        new Asked(log -> log.prove(99, AUDITOR), Question.PROOF, 0),
        new Asked(log -> log.bundle(3, AUDITOR), Question.BUNDLE, 0),
        new Asked(log -> log.published(DAY, AUDITOR), Question.EXPORT, 0),
        new Asked(
            log -> log.export(new IndexRange(0, 3), OptionalLong.empty(), AUDITOR),
            Question.EXPORT,
            0),
        new Asked(log -> log.statistics(DAY, AUDITOR), Question.STATISTICS, 0),
        new Asked(log -> log.completeness(AUDITOR), Question.COMPLETENESS, 0));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void readingIsInTheLogWhenItIsAnswered(Asked asked) {
    assertThat(asked.reading().apply(readLog)).isNotNull();

    assertThat(log.leaves).hasSize(11);
    assertThat(log.leaves.getLast().entry())
        .isEqualTo(
            Fact.entriesQueried(id(9, 10), NOON, AUDITOR, asked.question(), asked.entries()));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void readingThatCannotBeRecordedIsNotAnswered(Asked asked) {
    log.canAppend = false;
    assertThatThrownBy(() -> asked.reading().apply(readLog)).isInstanceOf(LogUnavailable.class);
  }

  @Test
  void headsAndConsistencyAreHashesAndNotRecorded() {
    readLog.head();
    readLog.consistency(3, OptionalLong.empty());
    assertThat(log.leaves).hasSize(10);
  }

  /// Each page is itself recorded and makes the log longer; the listing does not chase its own
  /// tail.
  @Test
  void allPagesAreAboutTheTreeOfTheFirst() {
    var seen = new ArrayList<Long>();
    Head first = readLog.head();
    Optional<Rest> rest = Optional.empty();
    do {
      ReadLog.Page page = readLog.find(search(3), rest, AUDITOR).orElseThrow();
      assertThat(page.asOf()).isEqualTo(first);
      page.entries().forEach(entry -> seen.add(entry.index()));
      rest = page.rest();
    } while (rest.isPresent());
    assertThat(seen).containsExactlyElementsOf(LongStream.range(0, 10).boxed().toList());
    assertThat(log.leaves).hasSize(14);
  }

  @Test
  void treeThatTheLogNeverHadIsRefused() {
    assertThat(readLog.find(search(3), restOf(11), AUDITOR)).isEmpty();
  }

  @Test
  void proofIsOfTheHeadThatItNames() {
    ReadLog.Proven proven = readLog.prove(6, AUDITOR).orElseThrow();
    assertThat(proven.asOf().treeSize()).isEqualTo(10);
    assertThat(proven.proof().proves(proven.leafHash(), proven.asOf().rootHash())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "3, 7", "10, 10", "8, 10", "5, "})
  void olderTreeIsProvenToBeAPrefix(long older, Long newer) {
    ReadLog.Consistent found =
        readLog
            .consistency(older, newer == null ? OptionalLong.empty() : OptionalLong.of(newer))
            .orElseThrow();
    assertThat(found.newer().treeSize()).isEqualTo(newer == null ? 10 : newer);
    assertThat(found.proof().proves(found.older().rootHash(), found.newer().rootHash())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "4, 3", "1, 11", "11, "})
  void sizesThatTheTreeNeverHadInThisOrderHaveNoProof(long older, Long newer) {
    assertThat(
            readLog.consistency(
                older, newer == null ? OptionalLong.empty() : OptionalLong.of(newer)))
        .isEmpty();
  }

  @Test
  void proofThatDoesNotFitTheHeadIsNotShown() {
    var forged = new ForgedHead(log);
    var reading =
        new ReadLog(forged, checkpoints, appendEntries, InstantSource.fixed(NOON), () -> id(9, 1));
    assertThatThrownBy(() -> reading.prove(3, AUDITOR)).isInstanceOf(LogDamaged.class);
    assertThatThrownBy(() -> reading.consistency(3, OptionalLong.empty()))
        .isInstanceOf(LogDamaged.class);
  }

  @Test
  void entryThatWasLetGoIsSaidToBeAndItsHashIsStillProven() {
    log.firstKept = 4;
    assertThat(readLog.entry(3, AUDITOR)).isEqualTo(new Reading.LetGo<>(4));
    assertThat(readLog.entry(4, AUDITOR)).isInstanceOf(Reading.Shown.class);
    ReadLog.Proven proven = readLog.prove(3, AUDITOR).orElseThrow();
    assertThat(proven.entry()).isEmpty();
    assertThat(proven.leafHash()).isEqualTo(log.leaves.get(3).hash());
    assertThat(readLog.consistency(3, OptionalLong.empty()).orElseThrow().older().treeSize())
        .isEqualTo(3);
  }

  @Test
  void listingThatMustBeWholeIsRefusedOnceSomeOfItWasLetGo() {
    log.firstKept = 4;
    assertThat(readLog.findWhole(search(4), Optional.empty(), AUDITOR))
        .isEqualTo(new Reading.LetGo<>(4));
    assertThat(log.leaves.getLast().entry())
        .isEqualTo(Fact.entriesQueried(id(9, 10), NOON, AUDITOR, Question.SEARCH, 0));
    assertThat(readLog.findWhole(search(4), restOf(99), AUDITOR))
        .isEqualTo(new Reading.NotThere<>());
  }

  @Test
  void entryThatIsNotTheHashedOneIsNotShown() {
    Leaf leaf = log.leaves.getFirst();
    byte[] changed = leaf.bytes().clone();
    changed[10] ^= 1;
    assertThatThrownBy(() -> new LoggedEntry(0, changed, leaf.hash()))
        .isInstanceOf(LogDamaged.class);
  }

  @Test
  void spanIsOfARangeThatIsWholeAndTellsNobodyMore() {
    assertThat(readLog.span(new IndexRange(2, 5)))
        .contains(new Span(NOON.plusSeconds(3), NOON.plusSeconds(5)));
    assertThat(readLog.span(new IndexRange(2, 11))).isEmpty();
    log.firstKept = 3;
    assertThat(readLog.span(new IndexRange(2, 5))).isEmpty();
    assertThat(log.leaves).hasSize(10);
  }

  private static Optional<Rest> restOf(long treeSize) {
    return Optional.of(new Rest(treeSize, new IndexRange(3, 5)));
  }

  private static EntryQuery search(int limit) {
    return new EntryQuery(
        DAY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        limit);
  }
}
