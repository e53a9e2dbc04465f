// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.firebreak.consent.loop.Snapshots.Snapshot;
import org.junit.jupiter.api.Test;

class DirectoryListenerTest {

  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  /// Else deliveries and reads would go on long after the directory fell silent.
  @Test
  void aHeartbeatOfTheFutureIsNotTaken() {
    assertThat(takenAt(NOW)).isTrue();
    assertThat(takenAt(NOW.minus(Snapshot.AHEAD))).isTrue();
    assertThat(takenAt(NOW.minus(Snapshot.AHEAD).minusMillis(1))).isFalse();
  }

  /// @param now by the clock of whoever listens, to what the directory said at `NOW`
  private static boolean takenAt(Instant now) {
    var said = "{\"revision\":7,\"at\":\"%s\"}".formatted(NOW).getBytes(UTF_8);
    return new Listeners().organization("heartbeat", said, now);
  }
}
