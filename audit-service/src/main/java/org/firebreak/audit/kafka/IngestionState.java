// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// Whether the log takes in what it should, for health and metrics.
@ApplicationScoped
class IngestionState {
  private final Map<String, AtomicInteger> failuresInARow = new ConcurrentHashMap<>();
  private final Map<String, Set<TopicPartition>> missing = new ConcurrentHashMap<>();
  private final MeterRegistry metrics;

  IngestionState(MeterRegistry metrics) {
    this.metrics = metrics;
    metrics.gauge("firebreak.audit.partitions.missing", this, state -> state.missing().size());
  }

  void succeeded(String channel) {
    failures(channel).set(0);
  }

  int failed(String channel) {
    return failures(channel).incrementAndGet();
  }

  /// Of which partitions the broker does not have what comes next in the log. It takes a person to
  /// say how to go on.
  void missing(String channel, Set<TopicPartition> partitions) {
    missing.put(channel, Set.copyOf(partitions));
  }

  Set<String> failing() {
    return failuresInARow.entrySet().stream()
        .filter(channel -> channel.getValue().get() > 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  Set<String> missing() {
    return missing.values().stream()
        .flatMap(Set::stream)
        .map(TopicPartition::toString)
        .collect(Collectors.toSet());
  }

  private AtomicInteger failures(String channel) {
    return failuresInARow.computeIfAbsent(
        channel,
        name ->
            metrics.gauge(
                "firebreak.audit.failures.in.a.row",
                Tags.of("channel", name),
                new AtomicInteger()));
  }
}
