// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.runtime.sealing.KeysetFiles;
import org.firebreak.runtime.sealing.SealedRecords;
import org.firebreak.stack.Broker;

/// Plays referral-service: seals as its contract says, and writes to the outbound topic as its
/// principal, numbering each partition without gaps.
public final class Outbound implements AutoCloseable {

  public static final String TOPIC = "referrals.outbound.v1";

  private final KafkaProducer<String, byte[]> producer;
  private final SealedRecords sealed;
  private final Map<Integer, Long> numbers;

  /// Of all test classes that share one broker.
  private static final Map<Integer, Long> SHARED = new ConcurrentHashMap<>();

  public Outbound(Broker broker) {
    this(broker, ConfigProvider.getConfig(), SHARED);
  }

  /// On a broker of its own.
  public Outbound(Broker broker, Config settings) {
    this(broker, settings, new ConcurrentHashMap<>());
  }

  private Outbound(Broker broker, Config settings, Map<Integer, Long> numbers) {
    this.numbers = numbers;
    sealed =
        new SealedRecords(
            new KeysetFiles(settings).keyset("outbound"),
            Contracts.of("referral-service", "referral").authenticated(),
            new SimpleMeterRegistry());
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

    /// The same, as a notice or an acknowledgement of an earlier event.
    ///
    /// @param more of the content, after a comma
    public Draft about(String kind, String more) {
      headers.put("ce_type", "org.firebreak.referrals." + kind + ".v1");
      headers.put("ce_sections", "");
      headers.remove("ce_basisid");
      headers.put("ce_inreplyto", UUID.randomUUID().toString());
      content = content.replaceFirst(",\"sections\":.*\\}", more + "}");
      return this;
    }

    private String key() {
      return headers.getOrDefault("ce_referralid", referral.toString());
    }
  }

  /// Sends it, sealed as it is, under the next number of its partition.
  public void send(int partition, Draft draft) {
    send(partition, numbers.merge(partition, 1L, Long::sum), draft);
  }

  public void send(int partition, long number, Draft draft) {
    put(partition, number, draft, sealed(TOPIC, draft));
  }

  /// As if it were to be written to that topic.
  public byte[] sealed(String topic, Draft draft) {
    return sealed.seal(topic, draft.headers, draft.content.getBytes(StandardCharsets.UTF_8));
  }

  /// As somebody would who can write here: any value under any headers and the next number.
  public void put(int partition, Draft draft, byte[] value) {
    put(partition, numbers.merge(partition, 1L, Long::sum), draft, value);
  }

  /// As somebody would who copied a whole record from one partition to another.
  public void copy(int to, int from, Draft draft) {
    number(from, 1, draft);
    write(to, draft, sealed(TOPIC, draft));
  }

  private void put(int partition, long number, Draft draft, byte[] value) {
    number(partition, number, draft);
    write(partition, draft, value);
  }

  private static void number(int partition, long number, Draft draft) {
    draft.headers.put("ce_outboxpartition", Integer.toString(partition));
    draft.headers.put("ce_outboxnumber", Long.toString(number));
  }

  private void write(int partition, Draft draft, byte[] value) {
    var record = new ProducerRecord<>(TOPIC, partition, draft.key(), value);
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
