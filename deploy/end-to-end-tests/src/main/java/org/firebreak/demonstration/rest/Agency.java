// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import static org.firebreak.demonstration.rest.Session.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sample agency that refers and is referred to.
public final class Agency {

  private final String id;
  private final Session session;
  private final URI referrals;

  public Agency(String id, Session session) {
    this.id = id;
    this.session = session;
    this.referrals = session.addresses().referrals();
  }

  public String id() {
    return id;
  }

  public Session session() {
    return session;
  }

  public Sent refer(Draft draft) {
    return Sent.of(refer(draft, UUID.randomUUID()).expecting(202).body());
  }

  /// The same key gives the same referral, however often it is sent.
  public Answer refer(Draft draft, UUID key) {
    return session.send(
        "POST", referrals, "v1/referrals", Map.of("Idempotency-Key", key.toString()), draft.json());
  }

  public JsonNode referral(UUID referralId) {
    return session.get(referrals, "v1/referrals/" + referralId).expecting(200).body();
  }

  public Fate fate(UUID referralId, UUID dispatchId) {
    return Fate.of(dispatch(referralId, dispatchId));
  }

  /// How far its target knows that the consent is withdrawn; empty if nobody is to be told.
  public String withdrawal(UUID referralId, UUID dispatchId) {
    return dispatch(referralId, dispatchId).path("withdrawal").path("outcome").asText("");
  }

  private JsonNode dispatch(UUID referralId, UUID dispatchId) {
    for (JsonNode dispatch : referral(referralId).path("dispatches")) {
      if (dispatch.path("dispatch_id").asText().equals(dispatchId.toString())) {
        return dispatch;
      }
    }
    throw new IllegalStateException("no dispatch " + dispatchId + " in its referral");
  }

  public Sent.Dispatched cure(
      UUID referralId, UUID dispatchId, @Nullable UUID basisId, @Nullable String address) {
    var body = object();
    if (basisId != null) {
      body.put("basis_id", basisId.toString());
    }
    if (address != null) {
      body.put("address", address);
    }
    return Sent.Dispatched.of(
        session
            .post(
                referrals,
                "v1/referrals/%s/dispatches/%s/cure".formatted(referralId, dispatchId),
                body)
            .expecting(202)
            .body());
  }

  /// A page of what this agency received, newest first, without content.
  public Answer inbox(@Nullable String cursor) {
    return session
        .get(referrals, "v1/inbox?limit=100" + (cursor == null ? "" : "&cursor=" + cursor))
        .expecting(200);
  }

  /// Content, or the refusal to show it.
  public Answer read(UUID dispatchId) {
    return session.get(referrals, "v1/inbox/" + dispatchId);
  }

  /// @return the answer's own event
  public UUID accept(UUID dispatchId) {
    return answered(session.post(referrals, "v1/inbox/" + dispatchId + "/acceptance", null));
  }

  public UUID complete(UUID dispatchId) {
    return answered(session.post(referrals, "v1/inbox/" + dispatchId + "/completion", null));
  }

  public UUID reject(UUID dispatchId, String reason) {
    return answered(
        session.post(
            referrals, "v1/inbox/" + dispatchId + "/rejection", object().put("reason", reason)));
  }

  /// That this agency took note of the withdrawal of a consent.
  ///
  /// @return the acknowledgement's own event
  public UUID acknowledge(UUID dispatchId) {
    return answered(session.post(referrals, "v1/inbox/" + dispatchId + "/acknowledgement", null));
  }

  private static UUID answered(Answer answer) {
    return UUID.fromString(answer.expecting(202).body().path("event_id").asText());
  }
}
