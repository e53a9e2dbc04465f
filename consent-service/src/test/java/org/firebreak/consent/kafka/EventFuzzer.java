// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// For a fuzzer that watches which code its bytes reach: any bytes are a record, in a form that it
/// can change with profit. Lines `name: value` are headers; after an empty line comes the content,
/// sealed as whoever may write there would seal it. A first line `plain` leaves the seal away, a
/// first line `review` is for the reviews' topic.
final class EventFuzzer {

  private static final ReadAndDecided FIREWALL = new ReadAndDecided();

  private EventFuzzer() {}

  /// Throws for whatever would stop the firewall. The name is Jazzer's.
  public static void fuzzerTestOneInput(byte[] input) {
    decided(new String(input, UTF_8));
  }

  /// @return how far it could be read, and what was decided
  static List<String> decided(String text) {
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
    boolean review = head.startsWith("review\n");
    var topic = review ? KafkaGate.RELEASES : KafkaGate.OUTBOUND;
    var key = headers.get("ce_referralid");
    if (content != null && !head.startsWith("plain\n")) {
      content =
          (review ? FIREWALL.reviewed : FIREWALL.sealed)
              .seal(topic, ReadAndDecided.texts(headers), content);
    }
    return FIREWALL.decided(ReadAndDecided.record(topic, headers, key, content));
  }
}
