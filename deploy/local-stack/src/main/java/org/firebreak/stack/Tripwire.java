// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/// Looks whether a topic for immigration enforcement exists. None ever should; that one cannot be
/// written to is the broker's business, that nobody made one is this one's.
///
/// Its principal may DESCRIBE the prefix and nothing else. A rule that denied DESCRIBE there to
/// everyone would blind it, which is why `access.csv` denies READ, WRITE and CREATE only.
public final class Tripwire {
  public static final String PRINCIPAL = "tripwire";
  public static final String PREFIX = "immigration-enforcement.";

  private final Map<String, Object> clientSettings;

  public Tripwire(Broker broker) {
    this(broker.clientSettings(PRINCIPAL));
  }

  /// @param clientSettings of a Kafka client that signs in as the tripwire
  public Tripwire(Map<String, Object> clientSettings) {
    this.clientSettings = Map.copyOf(clientSettings);
  }

  /// A topic that must not exist.
  ///
  /// @param records how many were ever written to it
  public record Alarm(String topic, long records) {}

  /// One alarm for each topic on the prefix; empty if all is well. Fails if the broker cannot be
  /// asked: silence is no answer.
  public List<Alarm> check() {
    try (Admin admin = Admin.create(clientSettings)) {
      TreeSet<String> topics = new TreeSet<>(admin.listTopics().names().get());
      topics.removeIf(topic -> !topic.startsWith(PREFIX));
      List<Alarm> alarms = new ArrayList<>();
      for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
        alarms.add(new Alarm(topic.name(), records(admin, topic)));
      }
      return alarms;
    } catch (ExecutionException e) {
      throw new PartFailed("The tripwire cannot see the broker's topics: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted while the tripwire looked", e);
    }
  }

  private static long records(Admin admin, TopicDescription topic)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends =
        topic.partitions().stream()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic.name(), partition.partition()),
                    _ -> OffsetSpec.latest()));
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }
}
