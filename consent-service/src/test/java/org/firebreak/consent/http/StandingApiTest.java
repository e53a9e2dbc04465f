// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import static io.restassured.RestAssured.given;
import static org.firebreak.consent.http.RunningFirewall.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firebreak.consent.Surroundings;
import org.firebreak.stack.quarkus.RealParts;
import org.firebreak.stack.quarkus.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StandingApiTest {

  @BeforeEach
  void theDirectoryIsHeard() throws InterruptedException {
    RunningFirewall.awaitDirectory("kent-police");
  }

  @Test
  void whatWasDeliveredMayBeReadUntilTheConsentIsWithdrawn() {
    var id = ConsentApiTest.record("kent-police", "lantern-refuge");

    standing(id, "lantern-refuge").then().statusCode(200).body("granted", equalTo(true));
    standing(id, "larch-homes")
        .then()
        .statusCode(200)
        .body("granted", equalTo(false))
        .body("reasons", hasItem("BASIS_DOES_NOT_NAME_TARGET"));
    standing(id, "immigration-enforcement")
        .then()
        .statusCode(200)
        .body("granted", equalTo(false))
        .body("reasons", hasItem("TARGET_HAS_IMMIGRATION_FUNCTION"));
    as("kent-police", "agency").post("/v1/consents/" + id + "/withdrawal").then().statusCode(200);
    standing(id, "lantern-refuge")
        .then()
        .statusCode(200)
        .body("granted", equalTo(false))
        .body("reasons", hasItem("BASIS_WITHDRAWN"));
  }

  @Test
  void aDryRunSaysWhatWouldBeDecidedAndOnlyToTheServiceThatAsks() {
    var id = ConsentApiTest.record("kent-police", "lantern-refuge");
    var question =
        Map.of(
            "source_organization",
            "kent-police",
            "purpose",
            "specialist-support",
            "sections",
            List.of("person", "risk"),
            "targets",
            List.of(
                Map.of("address", "lantern-refuge", "basis_id", id),
                Map.of("address", "lantern-refuge"),
                Map.of("address", "Immigraiton Enforcement", "basis_id", id),
                Map.of("address", "duty@homeoffice.gov.uk", "basis_id", id)));

    given()
        .auth()
        .oauth2(TestTokens.ofService("standing_checker"))
        .contentType(ContentType.JSON)
        .body(question)
        .post("/v1/explanations")
        .then()
        .statusCode(200)
        .body("items.outcome", contains("deliver", "quarantine", "quarantine", "drop"))
        .body("items[1].reasons", contains("BASIS_MISSING"))
        .body("items[1].hold_kind", equalTo("curable"))
        .body("items[3].reasons", contains("TARGET_HAS_IMMIGRATION_FUNCTION"));
    as("kent-police", "agency")
        .contentType(ContentType.JSON)
        .body(question)
        .post("/v1/explanations")
        .then()
        .statusCode(403);
  }

  @Test
  void aReclassificationAfterDeliveryIsARefusalToRead() throws InterruptedException {
    var id = ConsentApiTest.record("kent-police", "juniper-outreach");
    standing(id, "juniper-outreach").then().body("granted", equalTo(true));

    var juniper = RealParts.directory().sample("juniper-outreach");
    juniper.put("immigration_function", "enforcement").putNull("sector");
    RealParts.directory().publish(juniper);

    var end = Instant.now().plusSeconds(15);
    while (Boolean.TRUE.equals(standing(id, "juniper-outreach").path("granted"))
        && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
    standing(id, "juniper-outreach")
        .then()
        .body("granted", equalTo(false))
        .body("reasons", hasItem("TARGET_HAS_IMMIGRATION_FUNCTION"));
    as("juniper-outreach", "agency")
        .get("/v1/holds/curable")
        .then()
        .statusCode(403)
        .body("code", equalTo("ORGANIZATION_BARRED"));
  }

  @Test
  void whoHasNoBusinessHereIsRefused() {
    given().get("/v1/holds/curable").then().statusCode(401);
    as("kent-police", "auditor").get("/v1/holds/curable").then().statusCode(403);
    as("kent-police", "agency").get("/v1/holds/for-a-person").then().statusCode(403);
    as("kent-police", "agency")
        .body("{}")
        .contentType(ContentType.JSON)
        .post("/v1/standing")
        .then()
        .statusCode(403);
    as("home-office", "agency", "quarantine_reviewer")
        .get("/v1/holds/curable")
        .then()
        .statusCode(403)
        .body("code", equalTo("ORGANIZATION_BARRED"));
    as("kent-police-embedded-desk", "agency")
        .get("/v1/holds/curable")
        .then()
        .statusCode(403)
        .body("code", equalTo("ORGANIZATION_BARRED"));
    as("nobody-known", "agency")
        .get("/v1/holds/curable")
        .then()
        .statusCode(403)
        .body("code", equalTo("ORGANIZATION_UNKNOWN"));
  }

  private static Response standing(String basis, String target) {
    return RunningFirewall.standing("kent-police", target, basis);
  }
}
