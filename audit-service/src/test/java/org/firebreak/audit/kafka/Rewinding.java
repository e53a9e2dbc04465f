// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import static org.firebreak.audit.RunningLog.await;
import static org.firebreak.audit.RunningLog.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.firebreak.stack.quarkus.RealParts;

/// What makes the running service read a topic from another place, and what takes records away
/// before it does.
public final class Rewinding {
  private Rewinding() {}

  /// As after a restored backup.
  public static void to(long offset, String topic, String group) throws SQLException {
    execute("update consumed set next_offset = %d where topic = '%s'".formatted(offset, topic));
    reassign(topic, group);
  }

  /// Takes all partitions away from the service and gives them back, as when an instance joins and
  /// leaves.
  static void reassign(String topic, String group) {
    try (var intruder = consumer(group)) {
      takeAll(intruder, topic);
    }
  }

  static void takeAll(KafkaConsumer<byte[], byte[]> intruder, String topic) {
    intruder.subscribe(List.of(topic));
    await(
        Duration.ofSeconds(30),
        "a partition",
        () -> {
          intruder.poll(Duration.ofMillis(100));
          return !intruder.assignment().isEmpty();
        });
  }

  static KafkaConsumer<byte[], byte[]> consumer(String group) {
    var settings = RealParts.broker().clientSettings("audit-service");
    settings.putAll(
        Map.of("group.id", group, "enable.auto.commit", false, "auto.offset.reset", "latest"));
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  public static void deleteBefore(RecordMetadata record)
      throws ExecutionException, InterruptedException {
    try (var admin = RealParts.broker().administrator()) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(record.topic(), record.partition()),
                  RecordsToDelete.beforeOffset(record.offset())))
          .all()
          .get();
    }
  }
}
