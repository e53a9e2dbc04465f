// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.firebreak.stack.Broker;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The real gate on a real broker, killed with SIGKILL at each point of a batch, each time with a
/// new process after it.
class KilledFirewallTest {

  /// A kill takes some seconds: more than once at each point, and of the only firewall, is for
  /// `make chaos`.
  private static final int ROUNDS = Integer.getInteger("firebreak.kill.rounds", 0);

  private static final int EVENTS_A_KILL = 20;
  private static final int SIGKILLED = 128 + 9;
  private static final Duration RESUMED = Duration.ofSeconds(8);

  /// Tenths of a second until a firewall must have been killed.
  private static final int PATIENCE = 300;

  @TempDir Path folder;

  /// @param beside whether another firewall shares the partitions and lives on
  @ParameterizedTest
  @MethodSource("withAnotherBeside")
  void whereverTheFirewallIsKilledEachEventIsDecidedOnceAndTheNextOneGoesOn(boolean beside)
      throws Exception {
    long seed = beside ? 20_260_102 : 20_260_101;
    var chance = new Random(seed);
    try (var broker = Broker.start(0, folder);
        var firewalls = new MortalFirewalls(broker, folder, chance)) {
      if (beside) {
        firewalls.start("1");
      }
      var pauses = new ArrayList<Duration>();
      Instant killed = null;
      for (var point : points()) {
        firewalls.send(EVENTS_A_KILL);
        int before = firewalls.decided();
        var process =
            firewalls.start(
                "0", point.name(), Integer.toString(point.spare(chance)), KillPoint.KILL);
        if (killed != null && !beside && !point.isOfTheStart()) {
          firewalls.awaitDecisions(before + 1);
          pauses.add(Duration.between(killed, Instant.now()));
        }
        // It may have none of the partitions that the first ones lay on.
        for (int i = 0; i < PATIENCE && process.isAlive(); i++) {
          firewalls.send(1);
          process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        assertThat(process.isAlive()).as("%s", point).isFalse();
        assertThat(process.exitValue()).as("%s", point).isEqualTo(SIGKILLED);
        killed = Instant.now();
      }
      firewalls.start("0");
      firewalls.eachWasDecidedOnce();
      System.out.printf(
          "%d kills %s (seed %d): %d events, each decided once; decides again after %s ms%n",
          points().size(),
          beside ? "beside another firewall" : "of the only firewall",
          seed,
          firewalls.sent(),
          pauses.stream().map(Duration::toMillis).sorted().toList());
      assertThat(pauses).allSatisfy(pause -> assertThat(pause).isLessThan(RESUMED));
    }
  }

  static List<Boolean> withAnotherBeside() {
    return ROUNDS > 0 ? List.of(false, true) : List.of(true);
  }

  private static List<KillPoint> points() {
    var points = new ArrayList<KillPoint>();
    for (int round = 0; round < Math.max(ROUNDS, 1); round++) {
      points.addAll(List.of(KillPoint.values()));
    }
    return points;
  }
}
