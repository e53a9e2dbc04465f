// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firebreak.stack.Broker;

/// Plays referral-service's relay: writes to the outbound topic as its principal, numbering each
/// partition without gaps.
public final class Outbound implements AutoCloseable {

  private static final String TOPIC = "referrals.outbound.v1";

  private final KafkaProducer<String, byte[]> producer;
  private final Map<Integer, Long> numbers = new HashMap<>();

  public Outbound(Broker broker) {
    producer =
        new KafkaProducer<>(
            broker.clientSettings("referral-service"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /// What a test may change of a referral before it is sent.
  public static final class Draft {
    public final UUID event = UUID.randomUUID();
    public final UUID referral = UUID.randomUUID();
    public final UUID dispatch = UUID.randomUUID();
    public final Map<String, String> headers = new LinkedHashMap<>();
    public String content;

    public Draft(String source, String address, String purpose, String basis) {
      headers.put("ce_specversion", "1.0");
      headers.put("ce_id", event.toString());
      headers.put("ce_type", "org.firebreak.referrals.referral.v1");
      headers.put("ce_source", "/referral-service");
      headers.put("ce_time", Instant.now().toString());
      headers.put("ce_subject", dispatch.toString());
      headers.put("ce_referralid", referral.toString());
      headers.put("ce_sourceorganization", source);
      headers.put("ce_sections", "person,risk,immigration");
      headers.put("ce_basisid", basis);
      headers.put("ce_origin", source);
      headers.put("ce_hops", "0");
      content =
          """
          {"target_address":"%s","purpose":"%s","sections":[{"label":"person","text":"Sample Person"},\
          {"label":"risk","text":"High"},{"label":"immigration","text":"Sample visa"}]}\
          """
              .formatted(address, purpose);
    }
  }

  /// Sends it under the next number of its partition.
  public void send(int partition, Draft draft) {
    send(partition, numbers.merge(partition, 1L, Long::sum), draft);
  }

  public void send(int partition, long number, Draft draft) {
    draft.headers.put("ce_outboxpartition", Integer.toString(partition));
    draft.headers.put("ce_outboxnumber", Long.toString(number));
    var value =
        "{\"seal\":\"plain\",\"bytes\":\"%s\"}"
            .formatted(
                Base64.getEncoder().encodeToString(draft.content.getBytes(StandardCharsets.UTF_8)));
    var record =
        new ProducerRecord<>(
            TOPIC, partition, draft.referral.toString(), value.getBytes(StandardCharsets.UTF_8));
    draft.headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try {
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
