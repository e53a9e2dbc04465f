// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.runtime.sealing.Keyset;
import org.firebreak.runtime.sealing.SealedRecords;
import org.junit.jupiter.api.Test;

/// Examples of the contracts with bytes changed at random. Each is read, or said to be unreadable;
/// whatever else a reader threw would be tried again for ever and hold up what comes behind it.
class ChangedRecordsTest {

  private static final int CHANGES = 5_000;
  private static final String TOPIC = "inbox.housing.v1";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What JSON, headers and numbers are made of, so that a change often means something.
  private static final byte[] LIKELY = "{}[]\":,\\u0000-0123456789eEtrufalsn \n\t".getBytes(UTF_8);

  @FunctionalInterface
  private interface Reader {
    void read(byte[] changed) throws UnreadableRecordException;
  }

  @Test
  void decisionsAndWithdrawals() {
    var json = new JsonObjects(JSON);
    var decisions = new DecisionReader(json);
    var withdrawals = new WithdrawalReader(json);
    each("consent-service", "decision", decisions::read);
    each("consent-service", "withdrawal", withdrawals::read);
  }

  private static void each(String service, String contract, Reader reader) {
    Contracts.of(service, contract)
        .examples()
        .forEach((name, example) -> changed(name, example.toString(), reader));
  }

  private static void changed(String name, String text, Reader reader) {
    for (long seed = 0; seed < CHANGES; seed++) {
      var bytes = change(text.getBytes(UTF_8), new Random(seed));
      try {
        reader.read(bytes);
      } catch (UnreadableRecordException expected) {
        // It says what is wrong.
      } catch (RuntimeException e) {
        throw new AssertionError("%s with seed %d".formatted(name, seed), e);
      }
    }
  }

  /// Changed before it is sealed, as by somebody who may write there: headers and content.
  @Test
  void deliveries() {
    var contract = Contracts.of("consent-service", "delivery");
    var sealed =
        new SealedRecords(Keyset.create(), contract.authenticated(), new SimpleMeterRegistry());
    var reader = new DeliveryReader(new Envelope(sealed, sealed, new JsonObjects(JSON)));
    contract
        .examples()
        .forEach((name, example) ->
            changed(
                name,
                headers(example) + "\n" + content(name),
                bytes -> reader.read(delivery(new String(bytes, UTF_8), sealed))));
  }

  private static String headers(JsonNode example) {
    var lines = new ArrayList<String>();
    example
        .path("headers")
        .properties()
        .forEach(header -> lines.add(header.getKey() + ": " + header.getValue().asText()));
    return String.join("\n", lines) + "\n";
  }

  private static String content(String name) {
    return switch (name) {
      case "referral.json" ->
          "{\"sections\":[{\"label\":\"person\",\"text\":\"Sample\"},{\"label\":\"safe-contact\",\"text\":\"\"},"
              + "{\"label\":\"risk\",\"text\":\"High\"}]}";
      case "answer.json" -> "{\"answer\":\"rejected\",\"reason\":\"no-capacity\"}";
      case "notice.json" -> "{\"withdrawn_at\":\"2026-11-22T10:15:00.250Z\"}";
      default -> "{}";
    };
  }

  private static ConsumerRecord<byte[], byte[]> delivery(String text, SealedRecords sealed) {
    int end = text.indexOf("\n\n");
    Map<String, String> headers = new HashMap<>();
    for (var line : List.of(text.substring(0, Math.max(end, 0)).split("\n", -1))) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        headers.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    var value = sealed.seal(TOPIC, headers, text.substring(end + 1).strip().getBytes(UTF_8));
    var record = new ConsumerRecord<>(TOPIC, 0, 0L, new byte[0], value);
    headers.forEach((header, written) -> record.headers().add(header, written.getBytes(UTF_8)));
    return record;
  }

  private static byte[] change(byte[] bytes, Random chance) {
    var changed = bytes.clone();
    for (int i = 0; i <= chance.nextInt(4); i++) {
      changed[chance.nextInt(changed.length)] =
          chance.nextInt(4) == 0
              ? (byte) chance.nextInt(256)
              : LIKELY[chance.nextInt(LIKELY.length)];
    }
    return changed;
  }
}
