// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import static org.firebreak.demonstration.rest.Session.object;

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

  public Answer view() {
    return post("view", null);
  }

  /// @param meant whom the address means, where that is in doubt
  public Answer release(@Nullable String meant) {
    return post("release", meant);
  }

  public Answer approve() {
    return post("release/approval", null);
  }

  public Answer discard() {
    return post("discard", null);
  }

  /// The event that the review became.
  public static UUID next(Answer answer) {
    return UUID.fromString(answer.expecting(202).body().path("next_event_id").asText());
  }

  private Answer post(String call, @Nullable String meant) {
    var body = object();
    if (meant != null) {
      body.put("meant", meant);
    }
    return session.post(
        session.addresses().consents(), "v1/holds/for-a-person/" + held + "/" + call, body);
  }
}
