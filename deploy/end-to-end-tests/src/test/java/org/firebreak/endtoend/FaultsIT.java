// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.firebreak.stack.Part;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That nothing is delivered or read while the firewall is stopped, the demonstration shows.
///
/// A sample of what `make chaos` does at length, with `firebreak.chaos.events` and `.rounds`.
final class FaultsIT {

  private static final int EVENTS = Integer.getInteger("firebreak.chaos.events", 1_000);
  private static final int ROUNDS = Integer.getInteger("firebreak.chaos.rounds", 1);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final SharedStack stack = SharedStack.get();

  @ParameterizedTest
  @ValueSource(strings = {"consent-service", "referral-service"})
  void killingAServiceUnderLoadLosesNothingAndRepeatsNothing(String service) {
    for (int round = 0; round < ROUNDS; round++) {
      underLoad(
          EVENTS,
          Duration.ofSeconds(Math.max(6, EVENTS / 600)),
          service + " killed",
          () -> {
            var part = stack.parts().service(service);
            part.kill();
            assertThat(part.isAlive()).isFalse();
            part.restart();
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit-service", "referral-service", "directory-service"})
  void aServiceThatIsStoppedForTenSecondsDelaysAndNothingElse(String service) {
    underLoad(
        EVENTS / 5,
        PAUSE.plusSeconds(2),
        service + " stopped for " + PAUSE.toSeconds() + " s",
        () -> {
          Part part = stack.parts().service(service);
          part.stop();
          Waiting.sleep(PAUSE);
          part.restart();
        });
  }

  /// Longer than its place in the group and its transaction last: it wakes up as a zombie. For
  /// `make chaos`, as a gate that falls asleep with an open batch is among consent-service's own
  /// tests.
  @EnabledIfSystemProperty(named = "firebreak.chaos.events", matches = ".+")
  @ParameterizedTest
  @ValueSource(strings = {"consent-service", "referral-service"})
  void aServiceThatStandsStillForTenSecondsDelaysAndNothingElse(String service) {
    underLoad(
        EVENTS / 5,
        PAUSE.plusSeconds(2),
        service + " stands still for " + PAUSE.toSeconds() + " s",
        () -> {
          Part part = stack.parts().service(service);
          part.pause();
          Waiting.sleep(PAUSE);
          part.resume();
        });
  }

  /// The fault comes when a third of the load has been decided.
  private void underLoad(int events, Duration spread, String what, Runnable fault) {
    var load = new Load(stack);
    var start = Instant.now();
    int before = stack.witness().of("firewall.decisions.").size();
    var faulty =
        CompletableFuture.runAsync(() -> {
          Waiting.until(
              "a third is decided",
              Duration.ofSeconds(60),
              () -> decidedSince(before) > events / 3);
          stack.progress().say("%s after %d decisions".formatted(what, decidedSince(before)));
          fault.run();
        });
    load.send(events, spread);
    faulty.join();
    stack
        .progress()
        .say(
            "%s: %d events accepted, %d requests sent again"
                .formatted(what, load.accepted().size(), load.repeats()));
    assertThat(load.accepted()).hasSize(events);
    new Reckoning(stack, start, load.accepted()).agrees();
    stack.progress().say("%s: %d decisions, each once, all accounts agree".formatted(what, events));
  }

  private int decidedSince(int before) {
    return stack.witness().of("firewall.decisions.").size() - before;
  }
}
