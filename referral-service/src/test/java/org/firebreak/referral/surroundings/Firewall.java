// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.surroundings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firebreak.runtime.rules.Contracts;

/// Plays the firewall with consent-service's own rights on the broker: sees what was published, and
/// writes decisions and deliveries as its contracts say.
public final class Firewall {

  public static final String DECISIONS = "firewall.decisions.v1";
  public static final String INBOX = "inbox.specialist-support.v1";

  public static final String WITHDRAWALS = "consent.withdrawals.v1";

  static final String OUTBOUND = "referrals.outbound.v1";
  private static final Contracts DECISION = Contracts.of("consent-service", "decision");
  private static final Contracts DELIVERY = Contracts.of("consent-service", "delivery");
  private static final Contracts WITHDRAWAL = Contracts.of("consent-service", "withdrawal");
  private static final Map<UUID, OutboundEvent> SEEN = new LinkedHashMap<>();
  private static final KafkaConsumer<byte[], byte[]> CONSUMER = consumer();
  private static final KafkaProducer<byte[], byte[]> PRODUCER = producer();

  private Firewall() {}

  public static synchronized OutboundEvent event(UUID id) {
    Eventually.is(
        true,
        () -> {
          if (!SEEN.containsKey(id)) {
            read();
          }
          return SEEN.containsKey(id);
        });
    return Objects.requireNonNull(SEEN.get(id));
  }

  /// The notice to the target of that dispatch.
  public static OutboundEvent noticeOf(UUID dispatch) {
    var sql = "select event_id from notice where dispatch_id = ?";
    Eventually.is(true, () -> Database.one(sql, dispatch) != null);
    return event(UUID.fromString(Objects.requireNonNull(Database.one(sql, dispatch))));
  }

  /// Everything published up to now.
  public static synchronized List<OutboundEvent> events() {
    var before = -1;
    while (before < SEEN.size()) {
      before = SEEN.size();
      read();
    }
    return List.copyOf(SEEN.values());
  }

  private static void read() {
    CONSUMER
        .poll(Duration.ofMillis(200))
        .forEach(record -> {
          var event = OutboundEvent.of(record);
          if (SEEN.put(event.id(), event) != null) {
            throw new AssertionError("published twice: " + event.id());
          }
        });
  }

  public static void delivers(OutboundEvent event, Agency target) {
    decides(event, decision -> {});
    puts(event, target, delivery -> {});
  }

  /// As consent-service's outbox tells of it.
  public static void tellsOfWithdrawal(UUID basis, Agency source, Instant at) {
    var withdrawal = example(WITHDRAWAL, "withdrawal.json");
    withdrawal.put("basis_id", basis.toString());
    withdrawal.put("source_organization", source.id()).put("withdrawn_at", at.toString());
    WITHDRAWAL.accepts(withdrawal);
    send(WITHDRAWALS, basis.toString(), Map.of(), withdrawal.toString().getBytes(UTF_8));
  }

  public static void drops(OutboundEvent event, String reason) {
    decides(
        event,
        decision -> {
          decision.put("outcome", "drop").put("rule", 2);
          decision.putArray("reasons").add(reason);
        });
  }

  public static void holds(OutboundEvent event, String kind, Instant expires, String... reasons) {
    decides(
        event,
        decision -> {
          decision.put("outcome", "quarantine").put("rule", 6);
          decision.put("hold_kind", kind).put("expires_at", expires.toString());
          var codes = decision.putArray("reasons");
          List.of(reasons).forEach(codes::add);
        });
  }

  /// A decision, to begin with a Deliver.
  public static void decides(OutboundEvent event, Consumer<ObjectNode> differently) {
    var decision = example(DECISION, "deliver.json");
    decision.put("event_id", event.header("ce_id"));
    decision.put("kind", event.kind());
    decision.put("referral_id", event.header("ce_referralid"));
    decision.put("dispatch_id", event.header("ce_subject"));
    decision.put("source_organization", event.header("ce_sourceorganization"));
    decision.put("cause_id", event.headers().get("ce_causeid"));
    differently.accept(decision);
    DECISION.accepts(decision);
    send(DECISIONS, event.key(), Map.of(), decision.toString().getBytes(UTF_8));
  }

  /// A record in the target's inbox, to begin with everything that was sent.
  public static void puts(OutboundEvent event, Agency target, Consumer<ObjectNode> differently) {
    var delivery = delivery(event, target, differently);
    DELIVERY.accepts(delivery);
    put(INBOX, event.key(), delivery);
  }

  /// As it is to be put into the target's inbox: headers, and the value that was sealed with them.
  ///
  /// @param differently changes headers and content before they are sealed
  public static ObjectNode delivery(
      OutboundEvent event, Agency target, Consumer<ObjectNode> differently) {
    var delivery = example(DELIVERY, event.kind() + ".json");
    var headers = (ObjectNode) delivery.path("headers");
    event
        .headers()
        .forEach((header, text) -> {
          if (headers.has(header) && !List.of("ce_type", "ce_source").contains(header)) {
            headers.put(header, text);
          }
        });
    if (!event.headers().containsKey("ce_basisid")) {
      headers.remove("ce_basisid");
    }
    headers.put("ce_targetorganization", target.id());
    headers.put("ce_time", Instant.now().toString());
    delivery.set("content", ((ObjectNode) event.content()).without("target_address"));
    differently.accept(delivery);
    var content = delivery.remove("content").toString().getBytes(UTF_8);
    return delivery.set("value", json(Sealed.INBOX.seal(INBOX, texts(headers), content)));
  }

  /// A delivery as it is, also one that was changed after it was sealed.
  public static void put(String topic, String key, JsonNode delivery) {
    var value = delivery.path("value").toString().getBytes(UTF_8);
    send(topic, key, texts(delivery.path("headers")), value);
  }

  /// What a delivery may not have different once it is sealed.
  public static Set<String> boundToADelivery() {
    return DELIVERY.authenticated();
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return new ObjectMapper().readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode example(Contracts contract, String name) {
    return Objects.requireNonNull(contract.examples().get(name)).deepCopy();
  }

  private static Map<String, String> texts(JsonNode headers) {
    var texts = new HashMap<String, String>();
    headers.properties().forEach(header -> texts.put(header.getKey(), header.getValue().asText()));
    return texts;
  }

  /// Any record, also a malformed one.
  public static long send(String topic, String key, Map<String, String> headers, byte[] value) {
    var record = new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    try {
      return PRODUCER.send(record).get().offset();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer() {
    var settings = connection();
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(OUTBOUND).stream()
            .map(partition -> new TopicPartition(OUTBOUND, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(connection(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> connection() {
    var config = ConfigProvider.getConfig();
    var settings = new HashMap<String, Object>();
    for (var name :
        List.of("bootstrap.servers", "security.protocol", "sasl.mechanism", "sasl.jaas.config")) {
      settings.put(name, config.getValue("consent-service." + name, String.class));
    }
    return settings;
  }
}
