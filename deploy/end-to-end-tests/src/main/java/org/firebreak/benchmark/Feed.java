// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import static org.firebreak.benchmark.Events.header;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.firebreak.stack.Broker;
import org.jspecify.annotations.Nullable;

/// Writes events into a loop's input, to each partition in turn. Used by one thread at a time.
final class Feed implements AutoCloseable {

  private static final int PARTITIONS = 4;

  private final Loop loop;
  private final Events events;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private int sent;

  Feed(Loop loop, Events events, Broker broker) {
    this.loop = loop;
    this.events = events;
    Map<String, Object> settings = new HashMap<>(broker.clientSettings(loop.principal()));
    settings.put("acks", "all");
    settings.put("linger.ms", 0);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  Loop loop() {
    return loop;
  }

  /// How many were sent since the start: what its input holds.
  int sent() {
    return sent;
  }

  /// The `ce_id` of what is sent next.
  String nextId() {
    return events.get(sent).id();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback has it.
  void send() {
    var event = events.get(sent);
    int partition = sent % PARTITIONS;
    int number = sent / PARTITIONS + 1;
    sent++;
    var record =
        new ProducerRecord<>(loop.input(), partition, event.key(), event.value(), event.headers());
    record.headers().add(header("ce_outboxpartition", Integer.toString(partition)));
    record.headers().add(header("ce_outboxnumber", Integer.toString(number)));
    producer.send(record, (_, e) -> failure.compareAndSet(null, e));
  }

  /// Returns when everything sent is acknowledged.
  void flush() {
    producer.flush();
    var e = failure.get();
    if (e != null) {
      throw new IllegalStateException(loop.input() + " was not fed", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
