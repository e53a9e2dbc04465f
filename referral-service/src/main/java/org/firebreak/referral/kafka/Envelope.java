// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import org.firebreak.referral.Seal;

/// The value of every record that carries content: `{seal, bytes}`.
@ApplicationScoped
class Envelope {

  private final Seal seal;
  private final ObjectMapper json;

  Envelope(Seal seal, ObjectMapper json) {
    this.seal = seal;
    this.json = json;
  }

  byte[] seal(Map<String, String> authenticated, JsonNode content) {
    try {
      var sealed = seal.seal(Seal.Place.OUTBOUND, authenticated, json.writeValueAsBytes(content));
      return json.writeValueAsBytes(
          json.createObjectNode().put("seal", sealed.kind()).put("bytes", sealed.bytes()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("content cannot be written as JSON", e);
    }
  }

  JsonNode open(RecordHeaders headers, byte[] value) throws UnreadableRecordException {
    var envelope = parse(value, "the value");
    if (!envelope.path("seal").isTextual() || !envelope.path("bytes").isTextual()) {
      throw new UnreadableRecordException("the value is no {seal, bytes}");
    }
    var opened =
        seal.open(
                Seal.Place.INBOX,
                headers.all(),
                new Seal.Sealed(envelope.path("seal").asText(), bytes(envelope)))
            .orElseThrow(() -> new UnreadableRecordException("the content does not open"));
    return parse(opened, "the content");
  }

  JsonNode parse(byte[] bytes, String what) throws UnreadableRecordException {
    try {
      if (json.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new UnreadableRecordException(what + " is no JSON");
    }
    throw new UnreadableRecordException(what + " is no JSON object");
  }

  private static byte[] bytes(JsonNode envelope) throws UnreadableRecordException {
    try {
      return envelope.path("bytes").binaryValue();
    } catch (IOException e) {
      throw new UnreadableRecordException("bytes is no base64");
    }
  }
}
