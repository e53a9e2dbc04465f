// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record on `referrals.outbound.v1`, as the firewall sees it.
public record OutboundEvent(int partition, String key, Map<String, String> headers, byte[] value) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static OutboundEvent of(ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, String>();
    record
        .headers()
        .forEach(header ->
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return new OutboundEvent(
        record.partition(),
        new String(record.key(), StandardCharsets.UTF_8),
        headers,
        record.value());
  }

  public UUID id() {
    return UUID.fromString(header("ce_id"));
  }

  public String header(String name) {
    var value = headers.get(name);
    if (value == null) {
      throw new AssertionError("no header " + name + " in " + headers.keySet());
    }
    return value;
  }

  /// referral, answer, notice or acknowledgement: the name of its contract.
  public String kind() {
    return header("ce_type").replaceFirst("org\\.firebreak\\.referrals\\.(.*)\\.v1", "$1");
  }

  /// Opened as the firewall opens it.
  public JsonNode content() {
    return json(
        Sealed.OUTBOUND
            .open(Firewall.OUTBOUND, headers, value)
            .orElseThrow(() -> new AssertionError("event " + id() + " does not open")));
  }

  /// As the contracts describe a record.
  public JsonNode document() {
    var document = JSON.createObjectNode();
    document.set("headers", JSON.valueToTree(headers));
    document.set("value", json(value));
    return document;
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
