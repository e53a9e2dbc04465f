// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.received;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.LongStream;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;
import org.junit.jupiter.api.Test;

/// The sample's decisions are of November 2026.
class ReadPublishedLogTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final NoteSigner SIGNER =
      NoteSigner.generate("audit.example/log", NoteKey.Type.NOTE, new SecureRandom());

  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private final InstantSource time = () -> now;
  private final InMemoryLog log = new InMemoryLog();
  private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints(time);
  private final ReadPublishedLog published = new ReadPublishedLog(checkpoints, log, time);

  private void append(long first, long last) {
    new AppendEntries(log, EntryFixture.countingNonces(), time)
        .append(
            LongStream.rangeClosed(first, last)
                .mapToObj(number -> received(decision(number), number))
                .toList(),
            List.of());
  }

  private void publishAt(String instant) {
    now = Instant.parse(instant);
    Head head = log.head();
    var text = new Checkpoint("audit.example/log", head.treeSize(), head.rootHash()).text();
    SignedNote note = SignedNote.of(text, SIGNER);
    var hashes = log.leaves.stream().map(Leaf::hash).toList();
    checkpoints.addSigned(new SignedTree(Frontier.EMPTY.append(hashes), note));
    checkpoints.publish(note);
  }

  @Test
  void monthIsThereOnceACheckpointIsPublishedADayAfterItsEnd() {
    append(1, 20);
    publishAt("2026-12-01T23:59:59Z");
    assertThat(published.statistics(NOVEMBER)).isInstanceOf(Reading.NotThere.class);
    now = Instant.parse("2026-12-02T00:00:00Z");
    assertThat(published.statistics(NOVEMBER)).isInstanceOf(Reading.NotThere.class);
    append(21, 22);
    publishAt("2026-12-02T00:00:00Z");
    assertThat(published.statistics(NOVEMBER).shown().orElseThrow().asOf()).isEqualTo(log.head());
    assertThat(published.statistics(YearMonth.of(2026, 12))).isInstanceOf(Reading.NotThere.class);
  }

  /// The difference between two versions would be about what came between them.
  @Test
  void thereIsOneVersionOfAMonthAlsoAfterARestart() {
    append(1, 20);
    publishAt("2026-12-02T00:00:05Z");
    PublicStatistics first = published.statistics(NOVEMBER).shown().orElseThrow();
    append(21, 60);
    publishAt("2026-12-02T00:00:06Z");
    assertThat(published.statistics(NOVEMBER).shown()).contains(first);
    assertThat(new ReadPublishedLog(checkpoints, log, time).statistics(NOVEMBER).shown())
        .contains(first);
    assertThat(first.asOf().treeSize()).isEqualTo(20);
  }

  @Test
  void nobodyIsRecordedAndNothingIsAppended() {
    append(1, 20);
    publishAt("2026-12-02T00:00:05Z");
    published.statistics(NOVEMBER);
    assertThat(log.leaves).hasSize(20);
  }

  @Test
  void monthOfWhichEntriesWereLetGoIsGoneAlsoIfItWasCountedBefore() {
    append(1, 20);
    publishAt("2026-12-02T00:00:05Z");
    assertThat(published.statistics(NOVEMBER)).isInstanceOf(Reading.Shown.class);
    log.firstKept = 4;
    assertThat(published.statistics(NOVEMBER)).isEqualTo(new Reading.LetGo<>(4));
  }
}
