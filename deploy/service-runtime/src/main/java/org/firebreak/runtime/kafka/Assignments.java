// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Which of the service's channels have been told by the broker what they read. Nothing is an
/// answer too: another instance may read it all.
@ApplicationScoped
@Identifier("assignments")
public class Assignments implements KafkaConsumerRebalanceListener {

  private final Set<String> groups = ConcurrentHashMap.newKeySet();

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    known(consumer.groupMetadata().groupId());
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    unknown(consumer.groupMetadata().groupId());
  }

  public void known(String group) {
    groups.add(group);
  }

  public void unknown(String group) {
    groups.remove(group);
  }

  boolean isKnown(String group) {
    return groups.contains(group);
  }
}
