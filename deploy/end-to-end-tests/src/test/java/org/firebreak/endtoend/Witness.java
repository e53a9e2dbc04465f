// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.firebreak.demonstration.Canaries;
import org.firebreak.stack.Broker;
import org.firebreak.stack.Topic;

/// Reads every committed record of every topic from the first on, as the broker's administrator,
/// before the services prune what they are done with.
final class Witness implements Runnable {

  /// @param headers as text
  /// @param value as text; where content is sealed, only what in it looks like a canary: a long
  ///   load would fill the memory with bytes that say nothing
  record Seen(String topic, Map<String, String> headers, String value) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

  private Witness(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  static Witness of(Broker broker) {
    var settings = new HashMap<>(broker.clientSettings("broker-admin"));
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", false);
    var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(Topic.all().stream().flatMap(Witness::partitions).toList());
    var witness = new Witness(consumer);
    Thread.ofPlatform().daemon().name("witness").start(witness);
    return witness;
  }

  private static Stream<TopicPartition> partitions(Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }

  @Override
  public void run() {
    while (true) {
      consumer.poll(Duration.ofMillis(200)).forEach(record -> seen.add(seen(record)));
    }
  }

  private static Seen seen(ConsumerRecord<byte[], byte[]> record) {
    var headers = new HashMap<String, String>();
    record
        .headers()
        .forEach(header ->
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    var value = record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    return new Seen(
        record.topic(),
        Map.copyOf(headers),
        isSealed(record.topic()) ? String.join(" ", Canaries.suspects(value)) : value);
  }

  private static boolean isSealed(String topic) {
    return Stream.of("inbox.", "referrals.", "firewall.quarantine.", "firewall.releases.")
        .anyMatch(topic::startsWith);
  }

  List<Seen> all() {
    return List.copyOf(seen);
  }

  List<Seen> of(String topicPrefix) {
    return seen.stream().filter(record -> record.topic().startsWith(topicPrefix)).toList();
  }
}
