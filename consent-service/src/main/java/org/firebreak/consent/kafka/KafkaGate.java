// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.firebreak.consent.loop.Incoming;
import org.firebreak.consent.loop.Incoming.Partition;
import org.firebreak.consent.loop.Outcome;

/// The broker behind the loop. Used by one thread only.
///
/// The mark travels in the offset's metadata, so it is committed with the offset by the same
/// transaction and is what the next owner of the partition begins from.
final class KafkaGate implements FirewallRun.OpenGate {

  static final String OUTBOUND = "referrals.outbound.v1";
  static final String RELEASES = "firewall.releases.v1";

  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final String transactionalId;
  private final Function<String, Producer<byte[], byte[]>> producers;
  private final EventReader reader;
  private final OutcomeWriter writer;
  private final Map<TopicPartition, Progress> progress = new HashMap<>();
  private Producer<byte[], byte[]> producer;

  KafkaGate(
      Consumer<byte[], byte[]> consumer,
      String transactionalId,
      Function<String, Producer<byte[], byte[]>> producers,
      EventReader reader,
      OutcomeWriter writer) {
    this.consumer = consumer;
    this.transactionalId = transactionalId;
    this.producers = producers;
    this.reader = reader;
    this.writer = writer;
    this.producer = begin();
    consumer.subscribe(List.of(OUTBOUND, RELEASES), new Assignments());
  }

  @Override
  public List<Incoming> poll() {
    var incoming = new ArrayList<Incoming>();
    var records = consumer.poll(POLL);
    for (var partition : records.partitions()) {
      records.records(partition).forEach(record -> incoming.add(reader.read(record)));
    }
    return incoming;
  }

  @Override
  public String writer() {
    return transactionalId;
  }

  @Override
  public Map<Partition, Progress> progress() {
    var byPartition = new HashMap<Partition, Progress>();
    progress.forEach((partition, reached) ->
        byPartition.put(new Partition(partition.topic(), partition.partition()), reached));
    return byPartition;
  }

  /// A failed send fails the commit. A time-out of the commit leaves it open whether it took place:
  /// {@link #recover} has the broker settle that before anything is read again.
  @Override
  @SuppressWarnings("FutureReturnValueIgnored")
  public void commit(List<Outcome> outcomes, Map<Partition, Progress> reached) throws NotCommitted {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    reached.forEach((partition, to) ->
        offsets.put(of(partition), new OffsetAndMetadata(to.nextOffset(), Mark.write(to.mark()))));
    try {
      producer.beginTransaction();
      for (var outcome : outcomes) {
        writer.records(outcome).forEach(producer::send);
      }
      producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
      producer.commitTransaction();
    } catch (KafkaException | IllegalStateException e) {
      throw new NotCommitted("the batch was not committed for certain", e);
    }
    reached.forEach((partition, to) -> progress.put(of(partition), to));
  }

  private static TopicPartition of(Partition partition) {
    return new TopicPartition(partition.topic(), partition.number());
  }

  @Override
  public void rewind() {
    progress.forEach((partition, reached) -> consumer.seek(partition, reached.nextOffset()));
  }

  @Override
  public void recover() {
    producer.close(Duration.ZERO);
    producer = begin();
    load(consumer.assignment());
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
  }

  /// Fences whoever had the transactional id before, and has the broker finish or abort what that
  /// one left open.
  private Producer<byte[], byte[]> begin() {
    var next = producers.apply(transactionalId);
    try {
      next.initTransactions();
    } catch (KafkaException e) {
      next.close(Duration.ZERO);
      throw e;
    }
    return next;
  }

  private void load(Collection<TopicPartition> partitions) {
    var committed = consumer.committed(Set.copyOf(partitions));
    var starts = consumer.beginningOffsets(partitions);
    for (var partition : partitions) {
      var reached = Mark.read(partition, committed.get(partition), starts.get(partition));
      progress.put(partition, reached);
      consumer.seek(partition, reached.nextOffset());
    }
  }

  /// Called within poll, between transactions: there is never an open one to give up with a
  /// partition.
  private final class Assignments implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      load(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      progress.keySet().removeAll(partitions);
    }
  }
}
