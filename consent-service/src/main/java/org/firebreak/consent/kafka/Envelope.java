// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Base64;

/// The value of a record with content: `{seal, bytes}`.
///
/// The only seal yet is `plain`: the content is not encrypted in the topics. The contract has the
/// field from the start, so that sealing changes no schema.
final class Envelope {

  static final String PLAIN = "plain";

  private final ObjectMapper json =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  /// @throws IOException if it is no envelope, or sealed in a way that this version cannot open
  JsonNode open(byte[] value) throws IOException {
    var envelope = json.readTree(value);
    var seal = envelope.path("seal");
    var bytes = envelope.path("bytes");
    if (!envelope.isObject() || envelope.size() != 2 || !seal.isTextual() || !bytes.isTextual()) {
      throw new IOException("not an envelope of seal and bytes");
    }
    if (!seal.textValue().equals(PLAIN)) {
      throw new IOException("a seal that this version cannot open");
    }
    return json.readTree(bytes.binaryValue());
  }

  byte[] close(JsonNode content) {
    try {
      return wrap(json.writeValueAsBytes(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes that cannot be written", e);
    }
  }

  /// Nothing inside: for a hold that no person is to look into.
  byte[] empty() {
    return wrap(new byte[0]);
  }

  private byte[] wrap(byte[] content) {
    var envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("seal", PLAIN);
    envelope.put("bytes", Base64.getEncoder().encodeToString(content));
    try {
      return json.writeValueAsBytes(envelope);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes that cannot be written", e);
    }
  }
}
