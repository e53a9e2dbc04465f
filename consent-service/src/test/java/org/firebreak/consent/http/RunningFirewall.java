// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firebreak.stack.quarkus.TestTokens;

/// The service that a test has started, as its callers see it.
final class RunningFirewall {

  private RunningFirewall() {}

  /// The door hears the directory in memory, standing reads its projection: either may be first.
  static void awaitDirectory(String source) throws InterruptedException {
    var end = Instant.now().plusSeconds(30);
    while (nothingCanBeSaid(source) && Instant.now().isBefore(end)) {
      Thread.sleep(200);
    }
  }

  private static boolean nothingCanBeSaid(String source) {
    return as(source, "agency").get("/v1/holds/curable").statusCode() == 503
        || standing(source, "lantern-refuge", UUID.randomUUID().toString()).statusCode() == 503;
  }

  static RequestSpecification as(String organization, String... roles) {
    return given().auth().oauth2(TestTokens.of(organization, roles));
  }

  /// May a section of a specialist-support referral on this basis be read?
  static Response standing(String source, String target, String basis) {
    var question = new HashMap<String, Object>();
    for (var id : List.of("event_id", "referral_id", "dispatch_id")) {
      question.put(id, UUID.randomUUID());
    }
    question.putAll(
        Map.of(
            "source_organization", source,
            "target_organization", target,
            "origin", source,
            "purpose", "specialist-support",
            "sections", List.of("person"),
            "basis_id", basis));
    return given()
        .auth()
        .oauth2(TestTokens.ofService("standing_checker"))
        .contentType(ContentType.JSON)
        .body(question)
        .post("/v1/standing");
  }
}
