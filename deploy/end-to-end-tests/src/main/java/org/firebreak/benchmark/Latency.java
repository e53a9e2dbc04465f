// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.firebreak.stack.Broker;

/// How long after an event was due what a loop makes of it can be read.
final class Latency {

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Broker broker;

  Latency(Broker broker) {
    this.broker = broker;
  }

  /// @return nanoseconds of each event that was due after the warm-up; empty if the loop fell so
  ///   far behind that some came out later than five seconds after the last one's going in
  List<Long> measure(Feed feed, int rate, Duration duration) {
    Map<String, Long> due = new ConcurrentHashMap<>();
    List<Long> latencies = new ArrayList<>();
    try (var output = output(feed.loop())) {
      long counted = System.nanoTime() + WARM_UP.toNanos();
      long end = counted + duration.toNanos();
      try (var _ = new Pace(feed, rate, due::put)) {
        while (System.nanoTime() < end) {
          poll(output, due, counted, latencies);
        }
      }
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!due.isEmpty() && System.nanoTime() < deadline) {
        poll(output, due, counted, latencies);
      }
      return due.isEmpty() ? latencies : List.of();
    }
  }

  private static void poll(
      KafkaConsumer<byte[], byte[]> output,
      Map<String, Long> due,
      long counted,
      List<Long> latencies) {
    var records = output.poll(Duration.ofMillis(20));
    long now = System.nanoTime();
    for (var record : records) {
      var was = due.remove(id(record));
      if (was != null && was > counted) {
        latencies.add(now - was);
      }
    }
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    var header = record.headers().lastHeader("ce_id");
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private KafkaConsumer<byte[], byte[]> output(Loop loop) {
    Map<String, Object> settings = new HashMap<>(broker.clientSettings(Broker.ADMINISTRATOR));
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(loop.output()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
