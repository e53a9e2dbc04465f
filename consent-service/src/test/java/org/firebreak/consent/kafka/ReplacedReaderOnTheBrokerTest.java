// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.firebreak.consent.Surroundings;
import org.firebreak.consent.loop.Gate;
import org.firebreak.runtime.kafka.KafkaClients;
import org.junit.jupiter.api.Test;

/// What the simulated groups of firewalls take for granted of a real broker: of two processes with
/// one place in the group only the later one is heard.
///
/// In a group of their own, beside the firewall that runs here.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ReplacedReaderOnTheBrokerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject KafkaClients kafka;
  @Inject Seals seals;

  /// Each has a writer of its own, so that nothing but the place in the group can fence the first.
  @Test
  void aReaderWhosePlaceAnotherTookMayNeitherCommitNorReadOn() throws Gate.NotCommitted {
    try (var replaced = gate("replaced")) {
      pollUntilItHasPartitions(replaced);
      var had = replaced.progress();
      try (var later = gate("later")) {
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

  private KafkaGate gate(String writer) {
    var reading = new HashMap<>(FirewallThread.reading("one-place"));
    reading.put(ConsumerConfig.GROUP_ID_CONFIG, "consent-service.replaced-reader");
    return new KafkaGate(
        kafka.consumer(reading),
        "firewall-" + writer,
        kafka::transactionalProducer,
        new EventReader(seals.outbound, seals.reviews),
        new OutcomeWriter(seals.inbox, seals.quarantine, "no build"));
  }
}
