// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// For a fuzzer that watches which code its bytes reach: any bytes are a record of one of the
/// topics that this service reads, in a form that it can change with profit. Lines `name: value`
/// are headers; after an empty line comes the content, sealed as whoever may write there would seal
/// it. The first line says more: `plain` leaves the seal away, `review` is for the reviews' topic,
/// `hold` for quarantine and `organization` for the directory, whose key is a header `key`.
final class RecordFuzzer {

  private static final ReadAndDecided FIREWALL = new ReadAndDecided();
  private static final Listeners LISTENERS = new Listeners();

  private RecordFuzzer() {}

  /// Throws for whatever would stop the firewall or be tried again for ever. The name is Jazzer's.
  public static void fuzzerTestOneInput(byte[] input) {
    read(new String(input, UTF_8));
  }

  /// @return how far it could be read, and what was decided
  static List<String> read(String text) {
    int end = text.indexOf("\n\n");
    var head = end < 0 ? text : text.substring(0, end);
    byte @Nullable [] content = end < 0 ? null : text.substring(end + 2).getBytes(UTF_8);
    var headers = new LinkedHashMap<String, byte[]>();
    head.lines()
        .forEach(line -> {
          int colon = line.indexOf(": ");
          if (colon > 0) {
            headers.put(line.substring(0, colon), line.substring(colon + 2).getBytes(UTF_8));
          }
        });
    return switch (head.lines().findFirst().orElse("")) {
      case "hold" -> taken(LISTENERS.hold(headers, content));
      case "organization" -> {
        var key = headers.get("key");
        yield taken(LISTENERS.organization(key == null ? null : new String(key, UTF_8), content));
      }
      case "review" -> decided(true, headers, sealed(true, headers, content));
      case "plain" -> decided(false, headers, content);
      default -> decided(false, headers, sealed(false, headers, content));
    };
  }

  private static List<String> taken(boolean taken) {
    return List.of(taken ? "Taken" : "Unreadable");
  }

  private static byte @Nullable [] sealed(
      boolean review, Map<String, byte[]> headers, byte @Nullable [] content) {
    return content == null
        ? null
        : (review ? FIREWALL.reviewed : FIREWALL.sealed)
            .seal(topic(review), ReadAndDecided.texts(headers), content);
  }

  private static List<String> decided(
      boolean review, Map<String, byte[]> headers, byte @Nullable [] content) {
    return FIREWALL.decided(
        ReadAndDecided.record(topic(review), headers, headers.get("ce_referralid"), content));
  }

  private static String topic(boolean review) {
    return review ? KafkaGate.RELEASES : KafkaGate.OUTBOUND;
  }
}
