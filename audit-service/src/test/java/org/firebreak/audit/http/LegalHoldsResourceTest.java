// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.AUDITOR;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firebreak.audit.RunningLog;
import org.firebreak.audit.Surroundings;
import org.firebreak.stack.quarkus.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LegalHoldsResourceTest {
  private static final String HOLDS = "/v1/legal-holds";
  private static final String YEAR =
      "{\"from\":\"2024-01-01T00:00:00Z\",\"to\":\"2025-01-01T00:00:00Z\",\"reason\":\"REGULATOR_INQUIRY\"}";

  @BeforeEach
  void doorIsOpen() {
    RunningLog.awaitDoor();
  }

  /// @param subject tells people of one organization apart
  static RequestSpecification person(String subject) {
    return given()
        .auth()
        .oauth2(TestTokens.with(Map.of("organization_id", AUDITOR, "sub", subject), "auditor"));
  }

  private static Response place(String body) {
    return person("first").contentType("application/json").body(body).post(HOLDS);
  }

  private static String placed() {
    return place(YEAR).then().statusCode(201).extract().path("id");
  }

  private static String lastEntry() {
    long size = person("first").get("/v1/log/head").jsonPath().getLong("tree_size");
    return person("first").get("/v1/entries/" + (size - 1)).asString();
  }

  @Test
  void twoPeopleLiftWhatOnePlaced() {
    String id =
        place(YEAR)
            .then()
            .statusCode(201)
            .body("state", equalTo("standing"))
            .body("from", equalTo("2024-01-01T00:00:00Z"))
            .body("placed.organization", equalTo(AUDITOR))
            .body("lifted", nullValue())
            .extract()
            .path("id");
    person("second").get(HOLDS).then().statusCode(200).body("items.id", hasItem(id));
    assertThat(lastEntry())
        .as("who looked is in the log")
        .contains("\"kind\":\"legal-holds-listed\"");

    String lift = HOLDS + "/" + id + "/lift";
    refused(person("first").post(lift + "/approval"), 409, "NO_LIFT_PROPOSED");
    person("first").post(lift).then().statusCode(200).body("state", equalTo("lift-proposed"));
    refused(person("second").post(lift), 409, "LIFT_PROPOSED_ALREADY");
    refused(person("first").post(lift + "/approval"), 403, "SAME_PERSON");
    person("second")
        .post(lift + "/approval")
        .then()
        .statusCode(200)
        .body("state", equalTo("lifted"))
        .body("lifted.organization", equalTo(AUDITOR));
    refused(person("third").post(lift + "/approval"), 409, "LEGAL_HOLD_LIFTED");
    refused(person("third").post(lift), 409, "LEGAL_HOLD_LIFTED");
  }

  private static void refused(Response answer, int status, String code) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @Test
  void eachActIsInTheLogWithoutThePerson() throws Exception {
    String subject = "person-" + UUID.randomUUID();
    String id = placed();
    person(subject).post(HOLDS + "/" + id + "/lift");
    List<String> entries =
        RunningLog.column(
            "select convert_from(bytes, 'UTF8') from entry where kind like 'legal-hold-%' order by entry_index",
            String.class);
    assertThat(entries.stream().filter(entry -> entry.contains(id)))
        .hasSize(2)
        .allMatch(entry -> entry.contains("REGULATOR_INQUIRY"))
        .noneMatch(entry -> entry.contains(subject));
    assertThat(RunningLog.text(person("second").get(HOLDS))).doesNotContain(subject);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                                             | PERIOD_REQUIRED
          {"from":"2024-01-01T00:00:00Z","reason":"COMPLAINT"}                                           | PERIOD_REQUIRED
          {"from":"2024-01-01","to":"2025-01-01","reason":"COMPLAINT"}                                   | TIME_NOT_READABLE
          {"from":"2025-01-01T00:00:00Z","to":"2024-01-01T00:00:00Z","reason":"COMPLAINT"}               | PERIOD_EMPTY
          {"from":"1999-01-01T00:00:00Z","to":"2024-01-01T00:00:00Z","reason":"COMPLAINT"}               | PERIOD_OUT_OF_RANGE
          {"from":"2024-01-01T00:00:00Z","to":"+999999-01-01T00:00:00Z","reason":"COMPLAINT"}            | PERIOD_OUT_OF_RANGE
          {"from":"2024-01-01T00:00:00Z","to":"2025-01-01T00:00:00Z"}                                    | LEGAL_HOLD_REASON_UNKNOWN
          {"from":"2024-01-01T00:00:00Z","to":"2025-01-01T00:00:00Z","reason":"complaint"}               | LEGAL_HOLD_REASON_UNKNOWN
          {"from":"2024-01-01T00:00:00Z","to":"2025-01-01T00:00:00Z","reason":"because somebody asked"}  | LEGAL_HOLD_REASON_UNKNOWN
          """)
  void holdThatMakesNoSenseIsNotPlaced(String body, String code) {
    refused(place(body), 400, code);
  }

  @Test
  void holdThatIsNotThereIsNotLifted() {
    String lift = HOLDS + "/" + UUID.randomUUID() + "/lift";
    refused(person("first").post(lift), 404, "LEGAL_HOLD_UNKNOWN");
    refused(person("first").post(lift + "/approval"), 404, "LEGAL_HOLD_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"agency", "caseworker", "consent_officer", "directory_approver"})
  void onlyAuditorsAreAnswered(String role) {
    String lift = HOLDS + "/" + UUID.randomUUID() + "/lift";
    for (String path : List.of(HOLDS, lift, lift + "/approval")) {
      String method = path.equals(HOLDS) ? "GET" : "POST";
      given().request(method, path).then().statusCode(401);
      RunningLog.as(AUDITOR, role).request(method, path).then().statusCode(403);
    }
    RunningLog.as(AUDITOR, role)
        .contentType("application/json")
        .body(YEAR)
        .post(HOLDS)
        .then()
        .statusCode(403);
    refused(RunningLog.as("home-office", "auditor").get(HOLDS), 403, "ORGANIZATION_BARRED");
  }
}
