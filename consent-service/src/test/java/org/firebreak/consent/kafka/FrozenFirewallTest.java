// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firebreak.stack.Broker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real gate on a real broker, beside another firewall, frozen with SIGSTOP at each point of a
/// batch. A new process takes its place, as an orchestrator would start it that lost sight of a
/// machine; then the frozen one goes on where it stood, believing that nothing has happened.
class FrozenFirewallTest {

  /// Each takes some seconds: all of them are for `make chaos`.
  private static final List<KillPoint> SAMPLE = List.of(KillPoint.BEFORE_THE_COMMIT);

  private static final int ROUNDS = Integer.getInteger("firebreak.freeze.rounds", 0);
  private static final int EVENTS = 20;

  /// Tenths of a second until a firewall must have been frozen, and that a thawed one goes on.
  private static final int PATIENCE = 300;

  private static final int THAWED = 20;

  @TempDir Path folder;

  @Test
  void aFirewallThatFreezesAndGoesOnInItsSuccessorsTimeDecidesNothingTwice() throws Exception {
    long seed = 20_260_103;
    var chance = new Random(seed);
    try (var broker = Broker.start(0, folder);
        var firewalls = new MortalFirewalls(broker, folder, chance)) {
      firewalls.start("1");
      for (var point : points()) {
        firewalls.send(EVENTS);
        var frozen =
            firewalls.start(
                "0", point.name(), Integer.toString(point.spare(chance)), KillPoint.STOP);
        for (int i = 0; i < PATIENCE && !isStopped(frozen); i++) {
          firewalls.send(1);
          Thread.sleep(100);
        }
        assertThat(isStopped(frozen)).as("%s", point).isTrue();

        var successor = firewalls.start("0");
        firewalls.awaitDecisions(firewalls.sent());
        KillPoint.signal("CONT", frozen.pid());
        for (int i = 0; i < THAWED; i++) {
          firewalls.send(1);
          Thread.sleep(100);
        }
        frozen.destroyForcibly().waitFor();
        successor.destroyForcibly().waitFor();
      }
      firewalls.start("0");
      firewalls.eachWasDecidedOnce();
      System.out.printf(
          "%d firewalls frozen, replaced and thawed (seed %d): %d events, each decided once%n",
          points().size(), seed, firewalls.sent());
    }
  }

  private static List<KillPoint> points() {
    var points = new ArrayList<KillPoint>();
    for (int round = 0; round < ROUNDS; round++) {
      points.addAll(List.of(KillPoint.values()));
    }
    return points.isEmpty() ? SAMPLE : points;
  }

  /// The state is the field after the name in brackets (proc_pid_stat(5)); T: stopped by a signal.
  private static boolean isStopped(Process process) throws IOException {
    var stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    if (!Files.exists(stat)) {
      return false;
    }
    var line = Files.readString(stat);
    return line.startsWith("T", line.lastIndexOf(')') + 2);
  }
}
