// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firebreak.stack.Broker;
import org.firebreak.stack.RepositoryRoot;
import org.jspecify.annotations.Nullable;

/// Decisions as consent-service publishes them: its contract's example of a delivery, each on an
/// event of its own.
final class Decisions implements AutoCloseable {
  private static final String TOPIC = "firewall.decisions.v1";
  private static final UUID EVENT = new UUID(1, 1);
  private static final UUID REFERRAL = new UUID(2, 2);
  private static final UUID DISPATCH = new UUID(3, 3);

  private final Producer<String, byte[]> producer;
  private final String form;
  private volatile @Nullable Exception failure;

  Decisions(Broker broker) {
    var settings = broker.clientSettings("consent-service");
    settings.put("linger.ms", 5);
    settings.put("batch.size", 131_072);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    form = form();
  }

  private static String form() {
    var file =
        RepositoryRoot.find()
            .resolve("consent-service/src/main/contracts/decision/v1/examples/deliver.json");
    try {
      var decision = (ObjectNode) new ObjectMapper().readTree(file.toFile());
      decision.put("event_id", EVENT.toString()).put("referral_id", REFERRAL.toString());
      decision.put("dispatch_id", DISPATCH.toString());
      decision.putNull("outbox_partition").putNull("outbox_number");
      return decision.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] next() {
    return form.replace(EVENT.toString(), fresh())
        .replace(REFERRAL.toString(), fresh())
        .replace(DISPATCH.toString(), fresh())
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Quick, and random enough to measure with.
  private static String fresh() {
    var random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  void send() {
    byte[] decision = next();
    var record = new ProducerRecord<>(TOPIC, fresh(), decision);
    record
        .headers()
        .add("ce_type", "org.firebreak.firewall.decision.v1".getBytes(StandardCharsets.UTF_8));
    var _ =
        producer.send(
            record,
            (_, refusal) -> {
              if (refusal != null) {
                failure = refusal;
              }
            });
  }

  void flush() {
    producer.flush();
    if (failure != null) {
      throw new IllegalStateException("the broker did not take every decision", failure);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
