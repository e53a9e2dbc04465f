// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/// JSON as records carry it. What is wrong with it is said without repeating any of it.
@ApplicationScoped
class JsonObjects {

  private final ObjectMapper json;

  JsonObjects(ObjectMapper json) {
    this.json = json;
  }

  byte[] written(JsonNode content) {
    try {
      return json.writeValueAsBytes(content);
    } catch (IOException e) {
      // Not as the cause: its message may repeat the content.
      throw new IllegalStateException("content cannot be written as JSON");
    }
  }

  JsonNode parsed(byte[] bytes, String what) throws UnreadableRecordException {
    try {
      if (json.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new UnreadableRecordException(what + " is no JSON");
    }
    throw new UnreadableRecordException(what + " is no JSON object");
  }
}
