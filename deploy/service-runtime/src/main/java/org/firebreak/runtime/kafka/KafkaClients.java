// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Plain clients with the service's address, credentials and the settings that its promises need.
@ApplicationScoped
public class KafkaClients {

  private final Map<String, Object> connection;

  public KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> connection) {
    this.connection = Map.copyOf(connection);
  }

  /// Transactions time out after 5 s: that bounds how long a dead producer holds back
  /// read-committed readers. The small back-off is for the broker's short refusals between
  /// back-to-back transactions, 100 ms each by default. Records linger so that they go in few
  /// requests; a commit sends at once whatever lingers, so that nothing waits for it.
  public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
    var settings = new HashMap<>(connection);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 5_000);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
    settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 200);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 4_000);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 50);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// Reads committed records only, commits nothing by itself, and refuses to guess a position: the
  /// caller says where it begins.
  public Consumer<byte[], byte[]> consumer(Map<String, Object> own) {
    var settings = new HashMap<>(connection);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.putAll(own);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  public Admin admin() {
    var settings = new HashMap<>(connection);
    settings.put(AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, 5);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    return Admin.create(settings);
  }
}
