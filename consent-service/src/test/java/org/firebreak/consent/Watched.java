// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.firebreak.stack.Broker;

/// Everything committed on some topics, as the broker's administrator sees it.
public final class Watched implements AutoCloseable {

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

  public Watched(Broker broker, Collection<String> topics) {
    this(broker, topics, Consumer::seekToBeginning);
  }

  /// Only what is committed from now on.
  public static Watched fromNow(Broker broker, Collection<String> topics) {
    return new Watched(
        broker,
        topics,
        (consumer, partitions) -> {
          consumer.seekToEnd(partitions);
          partitions.forEach(consumer::position);
        });
  }

  private Watched(
      Broker broker,
      Collection<String> topics,
      BiConsumer<Consumer<String, byte[]>, List<TopicPartition>> begin) {
    var settings = new HashMap<>(broker.clientSettings("broker-admin"));
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    var partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    begin.accept(consumer, partitions);
  }

  /// Waits until as many records match, and a little longer to see whether more do.
  public List<ConsumerRecord<String, byte[]>> await(
      int atLeast, Predicate<ConsumerRecord<String, byte[]>> matching) {
    var end = Instant.now().plus(Duration.ofSeconds(30));
    while (count(matching) < atLeast && Instant.now().isBefore(end)) {
      consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    }
    for (int i = 0; i < 3; i++) {
      consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    }
    return seen.stream().filter(matching).toList();
  }

  private long count(Predicate<ConsumerRecord<String, byte[]>> matching) {
    return seen.stream().filter(matching).count();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
