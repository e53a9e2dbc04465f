// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Somebody with one principal's credentials, and a Kafka client of their own.
final class Intruder implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 5_000;
  private static final byte[] RECORD = "not an event".getBytes(StandardCharsets.UTF_8);

  private final String principal;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  Intruder(String principal, Map<String, Object> credentials) {
    this.principal = principal;
    var settings = new HashMap<>(credentials);
    settings.put("default.api.timeout.ms", PATIENCE_MILLIS);
    settings.put("request.timeout.ms", PATIENCE_MILLIS);
    admin = Admin.create(settings);
    var producing = new HashMap<>(credentials);
    producing.put("max.block.ms", PATIENCE_MILLIS);
    // Asking for a producer id would be refused before the topic is even looked at.
    producing.put("enable.idempotence", false);
    producer = new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer());
    var consuming = new HashMap<>(settings);
    consuming.put("auto.offset.reset", "earliest");
    consuming.put("allow.auto.create.topics", false);
    consumer =
        new KafkaConsumer<>(consuming, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  String principal() {
    return principal;
  }

  /// True if the broker refuses because of who asks. A time-out is no refusal.
  boolean isRefusedToCreate(String topic) {
    return isRefused(
        () -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get());
  }

  boolean isRefusedToProduce(String topic) {
    return isRefused(() -> producer.send(new ProducerRecord<>(topic, RECORD)).get());
  }

  boolean isRefusedToConsume(String topic) {
    return isRefused(() -> {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.poll(Duration.ofMillis(PATIENCE_MILLIS));
    });
  }

  private interface Operation {
    void run() throws ExecutionException, InterruptedException;
  }

  private static boolean isRefused(Operation operation) {
    try {
      operation.run();
      return false;
    } catch (ExecutionException e) {
      return Optional.ofNullable(e.getCause()).orElse(e) instanceof AuthorizationException;
    } catch (KafkaException e) {
      return e instanceof AuthorizationException || e.getCause() instanceof AuthorizationException;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    producer.close(Duration.ZERO);
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
  }
}
