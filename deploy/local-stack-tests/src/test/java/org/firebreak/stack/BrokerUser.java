// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A principal with every kind of client, who tries what it may do by doing it.
final class BrokerUser implements AutoCloseable {
  private final Map<String, Object> settings;
  private final Admin admin;
  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;

  BrokerUser(Broker broker, String principal) {
    settings = broker.clientSettings(principal);
    settings.put("retry.backoff.ms", 5);
    // An idempotent producer asks for more than WRITE on a topic; that is not what is tried here.
    settings.put("enable.idempotence", false);
    settings.put("max.block.ms", 10_000);
    admin = Admin.create(broker.clientSettings(principal));
    producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    Map<String, Object> reading = broker.clientSettings(principal);
    reading.put("auto.offset.reset", "earliest");
    reading.put("fetch.max.wait.ms", 10);
    reading.put("allow.auto.create.topics", true);
    consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer());
  }

  boolean mayDescribe(String topic) {
    return may(() -> admin.describeTopics(List.of(topic)).allTopicNames().get());
  }

  boolean mayWrite(String topic) {
    return may(() -> producer.send(new ProducerRecord<>(topic, 0, "key", "value")).get());
  }

  boolean mayRead(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    return may(() -> {
      consumer.seekToEnd(List.of(partition));
      long end = consumer.position(partition);
      consumer.seek(partition, end - 1);
      for (int attempt = 0; attempt < 20; attempt++) {
        if (!consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
          return partition;
        }
      }
      throw new AssertionError("neither refused nor answered: " + topic);
    });
  }

  boolean mayDeleteRecords(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    return may(
        () -> admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(0))).all().get());
  }

  boolean mayCreate(String topic) {
    NewTopic created = new NewTopic(topic + "-new", 1, (short) 1);
    CreateTopicsOptions options = new CreateTopicsOptions().validateOnly(true);
    return may(() -> admin.createTopics(List.of(created), options).all().get());
  }

  boolean mayConfigure(String topic) {
    AlterConfigOp change =
        new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET);
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return may(() -> admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get());
  }

  boolean mayCommitFor(String group) {
    var offsets =
        Map.of(new TopicPartition("directory.organizations.v1", 0), new OffsetAndMetadata(0));
    return may(() -> admin.alterConsumerGroupOffsets(group, offsets).all().get());
  }

  boolean mayTransact(String transactionalId) {
    Map<String, Object> transactional = new HashMap<>(settings);
    transactional.put("enable.idempotence", true);
    transactional.put("transactional.id", transactionalId);
    try (var transacting =
        new KafkaProducer<>(transactional, new StringSerializer(), new StringSerializer())) {
      return may(() -> {
        transacting.initTransactions();
        return transacting;
      });
    }
  }

  /// False only when the broker says that it is not authorized; everything else is a failure.
  private static boolean may(Callable<?> action) {
    try {
      action.call();
      return true;
    } catch (AuthorizationException refused) {
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return false;
      }
      throw new AssertionError(e.getCause());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    consumer.close();
    admin.close(Duration.ZERO);
  }
}
