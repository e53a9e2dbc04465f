// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.directory.DirectoryInMemory.organization;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private final DirectoryInMemory directory =
      DirectoryInMemory.with(organization("lantern-refuge"));

  @Test
  void aHeartbeatTellsTheLatestRevisionAndTheTime() {
    directory.heartbeat.beat();

    assertThat(directory.announcements.unsentBeats)
        .containsExactly(new RecordedAnnouncements.Beat(2, directory.now()));
  }

  @Test
  void heartbeatsDoNotPileUpWhileNoneIsPublished() {
    directory.heartbeat.beat();
    directory.pass(Duration.ofSeconds(1));
    directory.heartbeat.beat();

    assertThat(directory.announcements.unsentBeats).hasSize(1);

    directory.announcements.unsentBeats.clear();
    directory.heartbeat.beat();
    assertThat(directory.announcements.unsentBeats)
        .containsExactly(new RecordedAnnouncements.Beat(2, directory.now()));
  }

  @Test
  void anEmptyDirectoryBeatsTooWithRevisionZero() {
    var empty = new DirectoryInMemory();

    empty.heartbeat.beat();

    assertThat(empty.announcements.unsentBeats)
        .extracting(RecordedAnnouncements.Beat::revision)
        .containsExactly(0L);
  }
}
