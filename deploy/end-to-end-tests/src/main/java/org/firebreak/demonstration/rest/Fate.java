// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.firebreak.demonstration.promises.Event.Reason;
import org.firebreak.demonstration.promises.Event.Told;

/// What a source is told of a dispatch, or a target of its answer.
///
/// @param code such as `HELD_FOR_SOURCE`
public record Fate(String code, List<Reason> reasons) {

  public Fate {
    reasons = List.copyOf(reasons);
  }

  public static Fate of(JsonNode dispatch) {
    return new Fate(
        dispatch.path("code").asText(),
        StreamSupport.stream(dispatch.path("reasons").spliterator(), false)
            .map(reason ->
                new Reason(reason.path("code").asText(), reason.path("what_to_do").asText("")))
            .toList());
  }

  public boolean isWaiting() {
    return told() == Told.WAITING;
  }

  /// Read, accepted, rejected and completed come after delivered.
  public Told told() {
    return switch (code) {
      case "WAITING" -> Told.WAITING;
      case "DELIVERED", "READ", "ACCEPTED", "REJECTED", "COMPLETED" -> Told.DELIVERED;
      case "HELD_FOR_SOURCE", "HELD_FOR_PERSON" -> Told.HELD;
      case "NOT_SENT", "HOLD_EXPIRED" -> Told.NOT_SENT;
      default -> throw new IllegalStateException("unknown outcome code " + code);
    };
  }
}
