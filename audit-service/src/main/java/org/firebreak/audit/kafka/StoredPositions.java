// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.firebreak.audit.AuditLog;
import org.firebreak.runtime.kafka.Assignments;

/// Reading goes on where the log says that it is, not where the broker remembers: after a restored
/// backup the log reads again what the backup did not have. If those records are gone from the
/// broker, the consumer refuses to go on (`auto.offset.reset=none`), since to skip them would hide
/// the loss.
@ApplicationScoped
@Identifier("stored-positions")
class StoredPositions implements KafkaConsumerRebalanceListener {
  private final AuditLog log;
  private final Ingestion ingestion;
  private final Assignments assignments;

  StoredPositions(
      AuditLog log, Ingestion ingestion, @Identifier("assignments") Assignments assignments) {
    this.log = log;
    this.ingestion = ingestion;
    this.assignments = assignments;
  }

  /// Waits for the database: without a position there is nothing right to read.
  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      long next =
          ingestion.untilDone(
              "position of " + partition.topic(),
              () -> log.next(partition.topic(), partition.partition()));
      consumer.seek(partition, next);
    }
    assignments.known(consumer.groupMetadata().groupId());
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    assignments.unknown(consumer.groupMetadata().groupId());
  }
}
