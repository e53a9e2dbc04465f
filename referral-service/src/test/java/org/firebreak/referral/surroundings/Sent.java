// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.surroundings;

import io.restassured.response.Response;
import java.util.UUID;

/// What a source knows of one dispatch that it sent.
public record Sent(UUID referral, UUID dispatch, UUID event) {

  static Sent of(Response answer) {
    var body = answer.then().statusCode(202).extract().jsonPath();
    return new Sent(
        UUID.fromString(body.getString("referral_id")),
        UUID.fromString(body.getString("dispatches[0].dispatch_id")),
        UUID.fromString(body.getString("dispatches[0].event_id")));
  }

  public Sent curedBy(Response cure) {
    var body = cure.then().statusCode(202).extract().jsonPath();
    return new Sent(
        referral,
        UUID.fromString(body.getString("dispatch_id")),
        UUID.fromString(body.getString("event_id")));
  }
}
