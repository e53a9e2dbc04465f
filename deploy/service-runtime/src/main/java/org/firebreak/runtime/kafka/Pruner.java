// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.kafka;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Deletes records that the one reader of a topic has committed past, so that content in flight
/// lives minutes.
///
/// Retention by time is off on those topics: loss is forbidden, so only a reader's own progress may
/// delete.
@ApplicationScoped
class Pruner {

  /// Consumer group → topics that only it reads.
  @ConfigMapping(prefix = "firebreak.prune")
  interface Pruned {
    @WithParentName
    Map<String, List<String>> topicsByGroup();
  }

  private static final Logger LOG = Logger.getLogger(Pruner.class);

  private final KafkaClients kafka;
  private final Pruned pruned;

  Pruner(KafkaClients kafka, Pruned pruned) {
    this.kafka = kafka;
    this.pruned = pruned;
  }

  @Scheduled(
      every = "60s",
      delayed = "60s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void prune() throws InterruptedException {
    if (pruned.topicsByGroup().isEmpty()) {
      return;
    }
    try (var admin = kafka.admin()) {
      for (var group : pruned.topicsByGroup().entrySet()) {
        prune(admin, group.getKey(), group.getValue());
      }
    } catch (ExecutionException e) {
      // Nothing is lost by it: the records stay until the next round.
      LOG.warnf("pruning waits for the next round: %s", e.getMessage());
    }
  }

  private static void prune(Admin admin, String group, List<String> topics)
      throws InterruptedException, ExecutionException {
    var behind = new HashMap<TopicPartition, RecordsToDelete>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((partition, committed) -> {
          if (committed != null && committed.offset() > 0 && topics.contains(partition.topic())) {
            behind.put(partition, RecordsToDelete.beforeOffset(committed.offset()));
          }
        });
    if (!behind.isEmpty()) {
      admin.deleteRecords(behind).all().get();
    }
  }
}
