// SPDX-License-Identifier: Apache-2.0
package org.firebreak.copies;

import static org.eclipse.microprofile.reactive.messaging.OnOverflow.Strategy.BUFFER;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.transactions.KafkaTransactions;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/// The exactly-once pattern of SmallRye's documentation, whose first transaction stays open until
/// the test lets it go on: as a slow one would. A singleton, so that its fields are its own.
@Singleton
class HeldCopy {

  static final Map<String, String> SETTINGS =
      Map.ofEntries(
          incoming("topic", "held.in"),
          incoming("group.id", "held"),
          incoming("batch", "true"),
          incoming("commit-strategy", "ignore"),
          incoming("failure-strategy", "ignore"),
          incoming("auto.offset.reset", "earliest"),
          incoming("isolation.level", "read_committed"),
          incoming("heartbeat.interval.ms", "200"),
          incoming("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer"),
          incoming(
              "value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer"),
          // As the firewall has it: who stays in the group keeps its partitions and positions.
          incoming(
              "partition.assignment.strategy",
              "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"),
          outgoing("topic", "held.out"),
          outgoing("transactional.id", "held"),
          outgoing("value.serializer", "org.apache.kafka.common.serialization.StringSerializer"));

  final CompletableFuture<Void> isOpen = new CompletableFuture<>();
  final CompletableFuture<Void> mayGoOn = new CompletableFuture<>();

  private final KafkaTransactions<String> copies;

  HeldCopy(
      @Channel("held-out") @OnOverflow(value = BUFFER, bufferSize = 500)
          KafkaTransactions<String> copies) {
    this.copies = copies;
  }

  @Incoming("held-in")
  Uni<Void> copy(KafkaRecordBatch<String, String> batch) {
    return copies.withTransactionAndAck(
        batch,
        emitter -> {
          batch.forEach(record -> emitter.send(record.getPayload()));
          isOpen.complete(null);
          return Uni.createFrom().completionStage(mayGoOn);
        });
  }

  private static Map.Entry<String, String> incoming(String name, String value) {
    return Map.entry("mp.messaging.incoming.held-in." + name, value);
  }

  private static Map.Entry<String, String> outgoing(String name, String value) {
    return Map.entry("mp.messaging.outgoing.held-out." + name, value);
  }
}
