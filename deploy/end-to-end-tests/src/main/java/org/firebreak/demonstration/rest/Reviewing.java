// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import static org.firebreak.demonstration.rest.Session.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person with the reviewer's role does about one held event.
public final class Reviewing {

  private final Session session;
  private final UUID held;

  public Reviewing(Session session, UUID held) {
    this.session = session;
    this.held = held;
  }

  /// @param reason as it stands in the log
  public Answer view(String reason) {
    return post("view", object().put("reason", reason));
  }

  /// @param meant whom the address means, where that is in doubt
  public Answer release(@Nullable String meant) {
    return post("release", meant == null ? object() : object().put("meant", meant));
  }

  public Answer approve() {
    return post("release/approval", object());
  }

  public Answer discard() {
    return post("discard", object());
  }

  /// The event that the review became.
  public static UUID next(Answer answer) {
    return UUID.fromString(answer.expecting(202).body().path("next_event_id").asText());
  }

  private Answer post(String call, ObjectNode body) {
    return session.post(
        session.addresses().consents(), "v1/holds/for-a-person/" + held + "/" + call, body);
  }
}
