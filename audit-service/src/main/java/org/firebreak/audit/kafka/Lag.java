// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.firebreak.audit.Position;
import org.jboss.logging.Logger;

/// How many committed records are not in the log yet, and whether the broker still has them.
@ApplicationScoped
class Lag {
  private static final Logger LOG = Logger.getLogger(Lag.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final List<String> CHANNELS = List.of("decisions", "facts");

  private final KafkaClientService channels;
  private final IngestionState state;
  private final MeterRegistry metrics;
  private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Map<TopicPartition, Long> appended = new ConcurrentHashMap<>();

  Lag(KafkaClientService channels, IngestionState state, MeterRegistry metrics) {
    this.channels = channels;
    this.state = state;
    this.metrics = metrics;
  }

  void begin(String channel) {
    busy.add(channel);
  }

  void end(String channel, List<Position> positions) {
    for (Position position : positions) {
      appended.put(new TopicPartition(position.topic(), position.partition()), position.next());
    }
    busy.remove(channel);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void measure() {
    for (String channel : CHANNELS) {
      KafkaConsumer<byte[], byte[]> consumer = channels.getConsumer(channel);
      if (consumer == null) {
        continue; // The channel is not started yet.
      }
      Function<Consumer<byte[], byte[]>, Long> measurement = client -> measure(channel, client);
      try {
        long lag =
            consumer.runOnPollingThread(measurement).await().atMost(PATIENCE.multipliedBy(4));
        lag(channel).set(lag);
      } catch (KafkaException
          | TimeoutException
          | IllegalStateException
          | RejectedExecutionException e) {
        LOG.warnf("the lag of %s cannot be measured now: %s", channel, e.getMessage());
      }
    }
  }

  /// While a batch is on its way into the log, the consumer's position is ahead of the log. At rest
  /// it is the better measure: it has passed the marks that transactions leave on a partition, and
  /// a batch's last offset has not.
  private long measure(String channel, Consumer<byte[], byte[]> client) {
    Set<TopicPartition> assigned = client.assignment();
    Map<TopicPartition, Long> first = client.beginningOffsets(assigned, PATIENCE);
    Map<TopicPartition, Long> end = client.endOffsets(assigned, PATIENCE);
    boolean atRest = !busy.contains(channel);
    long lag = 0;
    var missing = new HashSet<TopicPartition>();
    for (TopicPartition partition : assigned) {
      long position = client.position(partition, PATIENCE);
      long next = atRest ? position : appended.getOrDefault(partition, position);
      lag += Math.max(0, end.getOrDefault(partition, next) - next);
      if (position < first.getOrDefault(partition, 0L)
          || position > end.getOrDefault(partition, position)) {
        LOG.errorf("%s no longer has the records behind offset %d", partition, position);
        missing.add(partition);
      }
    }
    state.missing(channel, missing);
    return lag;
  }

  private AtomicLong lag(String channel) {
    return lags.computeIfAbsent(
        channel,
        name ->
            metrics.gauge(
                "firebreak.audit.lag.records", Tags.of("channel", name), new AtomicLong()));
  }
}
