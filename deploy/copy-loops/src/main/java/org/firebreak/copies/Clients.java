// SPDX-License-Identifier: Apache-2.0
package org.firebreak.copies;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Clients set as the firewall's are, wherever that has a bearing on speed.
@ApplicationScoped
class Clients {

  private final Map<String, Object> connection;

  Clients(@Identifier("default-kafka-broker") Map<String, Object> connection) {
    this.connection = Map.copyOf(connection);
  }

  /// Of the topic `copies.<name>.in`, in the group `copies.<name>`.
  Consumer<byte[], byte[]> consumer(String name) {
    var settings = new HashMap<>(connection);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "copies." + name);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of("copies.%s.in".formatted(name)));
    return consumer;
  }

  Producer<byte[], byte[]> producer() {
    return producer(new HashMap<>(connection));
  }

  Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
    var settings = new HashMap<>(connection);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 5_000);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 50);
    var producer = producer(settings);
    producer.initTransactions();
    return producer;
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> settings) {
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
