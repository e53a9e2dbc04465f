// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads a topic of one partition from its start, as another service reads it.
final class TopicReader {

  record Message(String key, JsonNode value, ConsumerRecord<String, byte[]> record) {

    String header(String name) {
      return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> connection;
  private final TopicPartition partition;

  TopicReader(Map<String, Object> connection, String topic) {
    this.connection = connection;
    this.partition = new TopicPartition(topic, 0);
  }

  /// Everything up to and including the first message that satisfies `last`.
  List<Message> until(Predicate<Message> last) {
    var read = new ArrayList<Message>();
    try (var consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (System.nanoTime() < patience) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          var message = message(record);
          read.add(message);
          if (last.test(message)) {
            return read;
          }
        }
      }
    }
    throw new AssertionError(
        "not on %s after 30 s; %d messages were".formatted(partition, read.size()));
  }

  private KafkaConsumer<String, byte[]> consumer() {
    var settings = new HashMap<>(connection);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static Message message(ConsumerRecord<String, byte[]> record) {
    try {
      return new Message(record.key(), JSON.readTree(record.value()), record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
