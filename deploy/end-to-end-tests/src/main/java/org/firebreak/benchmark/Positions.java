// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.firebreak.stack.Broker;

/// How far loops have committed, as the broker tells it.
final class Positions implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private final Admin admin;

  Positions(Broker broker) {
    this.admin = broker.administrator();
  }

  /// Returns when the loop has committed as many records of its input.
  void await(Loop loop, int records) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (committed(loop) < records) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s committed %d of %d records in %d s"
                .formatted(loop.name(), committed(loop), records, PATIENCE.toSeconds()));
      }
      sleep(BETWEEN_LOOKS);
    }
  }

  long committed(Loop loop) {
    try {
      return admin
          .listConsumerGroupOffsets(loop.group())
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(position -> position.getKey().topic().equals(loop.input()))
          .mapToLong(position -> position.getValue().offset())
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not tell positions", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// How many records were ever written to the inboxes, and a few more: a transaction ends with
  /// one.
  long delivered() {
    try {
      var inboxes =
          admin.listTopics().names().get().stream()
              .filter(topic -> topic.startsWith("inbox."))
              .toList();
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      admin
          .describeTopics(inboxes)
          .allTopicNames()
          .get()
          .forEach((topic, described) ->
              described
                  .partitions()
                  .forEach(partition ->
                      ends.put(
                          new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not tell offsets", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
