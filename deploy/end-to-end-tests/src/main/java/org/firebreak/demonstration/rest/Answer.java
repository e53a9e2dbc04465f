// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/// What a service answered.
///
/// @param body missing node if there is none, or if it is not JSON
/// @param text the body as it came
public record Answer(String request, int status, HttpHeaders headers, JsonNode body, String text) {

  /// This answer if it has one of these statuses.
  ///
  /// @throws UnexpectedAnswer if it has another
  public Answer expecting(int... statuses) {
    for (int expected : statuses) {
      if (status == expected) {
        return this;
      }
    }
    throw new UnexpectedAnswer(this);
  }

  /// The stable code of a problem; empty if it is none.
  public String code() {
    return body.path("code").asText("");
  }

  /// Without the body, which may be content.
  @Override
  public String toString() {
    return request + " -> " + status + " " + code();
  }
}
