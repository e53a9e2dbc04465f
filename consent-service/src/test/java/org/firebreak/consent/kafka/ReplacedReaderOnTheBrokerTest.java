// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.firebreak.consent.loop.Gate;
import org.firebreak.runtime.sealing.KeysetFiles;
import org.firebreak.stack.Broker;
import org.firebreak.stack.Keysets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the simulated groups of firewalls take for granted of a real broker: of two processes with
/// one place in the group only the later one is heard.
class ReplacedReaderOnTheBrokerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  /// Each has a writer of its own, so that nothing but the place in the group can fence the first.
  @Test
  void aReaderWhosePlaceAnotherTookMayNeitherCommitNorReadOn() throws Gate.NotCommitted {
    try (var broker = Broker.start(0, folder)) {
      var settings = new HashMap<>(broker.serviceSettings("consent-service"));
      settings.putAll(Keysets.generate(folder).serviceSettings("consent-service"));
      try (var replaced = gate(settings, "replaced")) {
        pollUntilItHasPartitions(replaced);
        var had = replaced.progress();
        try (var later = gate(settings, "later")) {
          pollUntilItHasPartitions(later);
          assertThat(later.progress()).isEqualTo(had);

          assertThatThrownBy(() -> replaced.commit(List.of(), had))
              .isInstanceOf(Gate.NotCommitted.class)
              .hasCauseInstanceOf(FencedInstanceIdException.class);
          assertThatThrownBy(() -> pollOn(replaced)).isInstanceOf(FencedInstanceIdException.class);
          later.commit(List.of(), had);
        }
      }
    }
  }

  private static void pollUntilItHasPartitions(Gate gate) {
    var until = Instant.now().plus(PATIENCE);
    while (gate.progress().isEmpty() && Instant.now().isBefore(until)) {
      gate.poll();
    }
    assertThat(gate.progress()).isNotEmpty();
  }

  private static void pollOn(Gate gate) {
    for (var until = Instant.now().plus(PATIENCE); Instant.now().isBefore(until); ) {
      gate.poll();
    }
  }

  private static KafkaGate gate(Map<String, String> settings, String writer) {
    var kafka = MortalFirewall.clients(settings);
    var seals =
        new Seals(new KeysetFiles(MortalFirewall.config(settings)), new SimpleMeterRegistry());
    return new KafkaGate(
        kafka.consumer(FirewallThread.reading("one-place")),
        "firewall-" + writer,
        kafka::transactionalProducer,
        new EventReader(seals.outbound, seals.reviews),
        new OutcomeWriter(seals.inbox, seals.quarantine, "0".repeat(64)));
  }
}
