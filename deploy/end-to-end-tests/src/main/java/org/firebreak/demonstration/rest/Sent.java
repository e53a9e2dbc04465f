// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// An accepted referral.
public record Sent(UUID referralId, List<Dispatched> dispatches) {

  public record Dispatched(UUID dispatchId, UUID eventId) {
    static Dispatched of(JsonNode body) {
      return new Dispatched(
          UUID.fromString(body.path("dispatch_id").asText()),
          UUID.fromString(body.path("event_id").asText()));
    }
  }

  public Sent {
    dispatches = List.copyOf(dispatches);
  }

  public static Sent of(JsonNode body) {
    return new Sent(
        UUID.fromString(body.path("referral_id").asText()),
        StreamSupport.stream(body.path("dispatches").spliterator(), false)
            .map(Dispatched::of)
            .toList());
  }

  /// Of a referral to one target.
  public Dispatched only() {
    if (dispatches.size() != 1) {
      throw new IllegalStateException(dispatches.size() + " dispatches, not one");
    }
    return dispatches.getFirst();
  }
}
