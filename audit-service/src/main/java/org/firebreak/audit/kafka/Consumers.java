// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.firebreak.audit.AppendEntries;
import org.firebreak.audit.Appended;
import org.firebreak.audit.Position;
import org.firebreak.audit.Received;
import org.firebreak.audit.Unreadable;

/// Both topics, batch by batch and in order. A method returns once its batch is in the log: only
/// then does the channel commit its offsets to the broker, and those serve operators' tools. Where
/// reading goes on is stored in the log's own transaction.
@ApplicationScoped
class Consumers {
  private final Ingestion ingestion;
  private final AppendEntries appendEntries;
  private final RecordReader decisions;
  private final RecordReader facts;
  private final Lag lag;
  private final MeterRegistry metrics;

  Consumers(
      Ingestion ingestion,
      AppendEntries appendEntries,
      InstantSource time,
      Lag lag,
      MeterRegistry metrics) {
    this.ingestion = ingestion;
    this.appendEntries = appendEntries;
    this.decisions = new RecordReader(new DecisionForm(), time);
    this.facts = new RecordReader(new FactForm(), time);
    this.lag = lag;
    this.metrics = metrics;
  }

  @Incoming("decisions")
  @Blocking
  void decisions(ConsumerRecords<byte[], byte[]> records) {
    take("decisions", decisions, records);
  }

  @Incoming("facts")
  @Blocking
  void facts(ConsumerRecords<byte[], byte[]> records) {
    take("facts", facts, records);
  }

  private void take(String channel, RecordReader reader, ConsumerRecords<byte[], byte[]> records) {
    lag.begin(channel);
    List<Position> positions =
        records.partitions().stream().map(each -> behindLast(records, each)).toList();
    Appended appended =
        ingestion.untilDone(
            channel,
            () -> {
              List<Received> received =
                  records.partitions().stream()
                      .flatMap(each -> records.records(each).stream())
                      .map(reader::read)
                      .toList();
              return appendEntries.append(received, positions);
            });
    lag.end(channel, positions);
    count(channel, appended, records.count());
  }

  private static Position behindLast(
      ConsumerRecords<byte[], byte[]> records, TopicPartition partition) {
    return new Position(
        partition.topic(),
        partition.partition(),
        records.records(partition).getLast().offset() + 1);
  }

  private void count(String channel, Appended appended, int records) {
    double unreadable = appended.entries().stream().filter(Unreadable.class::isInstance).count();
    int entries = appended.entries().size();
    metrics.counter("firebreak.audit.entries", "channel", channel).increment(entries);
    metrics
        .counter("firebreak.audit.records.known", "channel", channel)
        .increment(records - entries);
    metrics.counter("firebreak.audit.records.unreadable", "channel", channel).increment(unreadable);
    metrics
        .counter("firebreak.audit.contradictions", "channel", channel)
        .increment(appended.contradictions());
  }
}
