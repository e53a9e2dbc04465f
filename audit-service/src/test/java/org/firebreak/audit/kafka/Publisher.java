// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.stack.quarkus.RealParts;
import org.jspecify.annotations.Nullable;

/// Plays consent-service: its principal, its two topics, its contracts.
public final class Publisher implements AutoCloseable {
  private static final String DECISIONS = "firewall.decisions.v1";
  private static final String FACTS = "audit.facts.v1";
  private static final Contracts DECISION = Contracts.of("consent-service", "decision");
  private static final Contracts FACT = Contracts.of("audit-service", "fact");

  private final Producer<String, byte[]> producer;

  /// @param transactionalId null for a producer without transactions
  public Publisher(@Nullable String transactionalId) {
    var settings = RealParts.broker().clientSettings("consent-service");
    if (transactionalId != null) {
      settings.putAll(Map.of("transactional.id", transactionalId, "transaction.timeout.ms", 5_000));
    }
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    if (transactionalId != null) {
      producer.initTransactions();
    }
  }

  Producer<String, byte[]> producer() {
    return producer;
  }

  /// The example of this name with an event of its own.
  private static byte[] bytes(UUID id) {
    return id.toString().getBytes(StandardCharsets.UTF_8);
  }

  public static ObjectNode decisionLike(String example, UUID eventId, UUID referralId) {
    JsonNode found = DECISION.examples().get(example + ".json");
    if (found == null) {
      throw new IllegalArgumentException("there is no example " + example);
    }
    ObjectNode decision = found.deepCopy();
    decision.put("event_id", eventId.toString());
    if (decision.hasNonNull("referral_id")) {
      decision.put("referral_id", referralId.toString());
    }
    if (decision.hasNonNull("dispatch_id")) {
      // Each attempt is at a dispatch of its own, or it would be a second outcome.
      decision.put("dispatch_id", UUID.nameUUIDFromBytes(bytes(eventId)).toString());
    }
    decision.putNull("outbox_partition").putNull("outbox_number");
    DECISION.accepts(decision);
    return decision;
  }

  public static ObjectNode factLike(String example, UUID factId) {
    JsonNode found = FACT.examples().get(example + ".json");
    if (found == null) {
      throw new IllegalArgumentException("there is no example " + example);
    }
    ObjectNode fact = found.deepCopy();
    fact.put("fact_id", factId.toString());
    FACT.accepts(fact);
    return fact;
  }

  public RecordMetadata publish(ObjectNode decision) {
    return send(decisionRecord(decision.path("referral_id").asText(), bytes(decision)));
  }

  public void publishAll(List<ObjectNode> decisions) {
    decisions.stream()
        .map(each -> decisionRecord(each.path("referral_id").asText(), bytes(each)))
        .map(producer::send)
        .toList()
        .forEach(Publisher::taken);
  }

  public RecordMetadata publishFact(ObjectNode fact, long number) {
    var record = new ProducerRecord<>(FACTS, fact.required("producer").asText(), bytes(fact));
    header(record, "ce_type", "org.firebreak.audit.fact.v1");
    header(record, "ce_outboxpartition", "0");
    header(record, "ce_outboxnumber", Long.toString(number));
    return send(record);
  }

  RecordMetadata send(ProducerRecord<String, byte[]> record) {
    return taken(producer.send(record));
  }

  private static RecordMetadata taken(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      throw new AssertionError("the broker did not take a record", e);
    }
  }

  static ProducerRecord<String, byte[]> decisionRecord(String key, byte[] value) {
    var record = new ProducerRecord<>(DECISIONS, key, value);
    header(record, "ce_type", "org.firebreak.firewall.decision.v1");
    return record;
  }

  static byte[] bytes(ObjectNode value) {
    return value.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}
