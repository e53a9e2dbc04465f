// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.RunningLog.auditor;
import static org.firebreak.audit.http.LegalHoldsResourceTest.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

/// Olive is an external auditor; the sample's entries are of January 2031, and its entries that are
/// no reading lie side by side in the log.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AccessGrantsResourceTest {
  private static final String GRANTS = "/v1/access-grants";
  private static final String ORGANIZATION = "lantern-refuge";
  private static final String JANUARY = "from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z";
  private static final String FIRST_MINUTES = "from=2031-01-01T00:00:00Z&to=2031-01-01T00:03:00Z";

  private String olive = "";

  @BeforeEach
  void sampleIsPublished() {
    RunningLog.awaitDoor();
    SampleEntries.publishOnce();
    RunningLog.await(
        Duration.ofSeconds(15),
        "a checkpoint of the sample",
        () -> auditor().get("/v1/log/export?" + JANUARY).statusCode() == 200);
    olive = UUID.randomUUID().toString();
  }

  private RequestSpecification olive() {
    return given()
        .auth()
        .oauth2(
            TestTokens.with(
                Map.of("organization_id", ORGANIZATION, "sub", olive), "external_auditor"));
  }

  private Response propose(String from, String to, Instant until) {
    return post(
        """
        {"organization":"%s","subject":"%s","from":"%s","to":"%s","until":"%s","purpose":"INSPECTION"}\
        """
            .formatted(ORGANIZATION, olive, from, to, until));
  }

  private static Response post(String body) {
    return person("first").contentType("application/json").body(body).post(GRANTS);
  }

  private String granted(String from, String to) {
    String id =
        propose(from, to, Instant.now().plus(30, ChronoUnit.DAYS))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    person("second").post(GRANTS + "/" + id + "/approval").then().statusCode(200);
    return id;
  }

  private static void refused(Response answer, int status, String code) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @Test
  void nothingIsReadUntilASecondPersonApprovedAndAfterOneRevoked() {
    String id =
        propose(
                "2031-01-01T00:00:00Z",
                "2031-02-01T00:00:00Z",
                Instant.now().plus(30, ChronoUnit.DAYS))
            .then()
            .statusCode(201)
            .body("state", equalTo("proposed"))
            .body("organization", equalTo(ORGANIZATION))
            .body("subject", equalTo(olive))
            .body("approved", nullValue())
            .extract()
            .path("id");
    refused(olive().get("/v1/entries?" + JANUARY), 403, "NO_ACCESS_GRANTED");
    refused(person("first").post(GRANTS + "/" + id + "/approval"), 403, "SAME_PERSON");
    refused(olive().get("/v1/entries?" + JANUARY), 403, "NO_ACCESS_GRANTED");

    person("second")
        .post(GRANTS + "/" + id + "/approval")
        .then()
        .statusCode(200)
        .body("state", equalTo("approved"));
    olive().get("/v1/entries?" + JANUARY).then().statusCode(200).body("items.size()", equalTo(7));
    refused(person("third").post(GRANTS + "/" + id + "/approval"), 409, "GRANT_APPROVED_ALREADY");

    person("first")
        .post(GRANTS + "/" + id + "/revocation")
        .then()
        .statusCode(200)
        .body("state", equalTo("revoked"));
    refused(olive().get("/v1/entries?" + JANUARY), 403, "NO_ACCESS_GRANTED");
    refused(person("second").post(GRANTS + "/" + id + "/revocation"), 409, "GRANT_REVOKED");
  }

  /// The clock of the service, a second before and at the end.
  @Test
  void itEndsByItself() {
    Instant until = Instant.now().plus(2, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.MILLIS);
    String id =
        propose("2031-01-01T00:00:00Z", "2031-02-01T00:00:00Z", until)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    QuarkusMock.installMockForType(InstantSource.fixed(until.minusMillis(1)), InstantSource.class);
    person("second").post(GRANTS + "/" + id + "/approval").then().statusCode(200);
    olive().get("/v1/entries?" + JANUARY).then().statusCode(200);
    QuarkusMock.installMockForType(InstantSource.fixed(until), InstantSource.class);
    refused(olive().get("/v1/entries?" + JANUARY), 403, "NO_ACCESS_GRANTED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # asked                                                              | granted are the first three minutes
          /v1/entries?from=2031-01-01T00:00:00Z&to=2031-01-01T00:03:00Z        | 200
          /v1/entries?from=2031-01-01T00:01:00Z&to=2031-01-01T00:02:00Z        | 200
          /v1/entries?from=2031-01-01T00:00:00Z&to=2031-01-01T00:03:01Z        | 403
          /v1/entries?from=2030-12-31T23:59:59Z&to=2031-01-01T00:03:00Z        | 403
          /v1/entries.csv?from=2031-01-01T00:00:00Z&to=2031-01-01T00:03:00Z    | 200
          /v1/entries.csv?from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z    | 403
          /v1/statistics?from=2031-01-01T00:00:00Z&to=2031-01-01T00:03:00Z     | 200
          /v1/statistics?from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z     | 403
          /v1/log/export?from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z     | 403
          /v1/log/export?from_index=%inside&to_index=%behind                   | 200
          /v1/log/export?from_index=%inside&to_index=%outside_and_behind       | 403
          /v1/entries/%inside                                                  | 200
          /v1/entries/%inside/proof                                            | 200
          /v1/entries/%inside/bundle                                           | 200
          /v1/entries/%outside                                                 | 403
          /v1/entries/%outside/proof                                           | 403
          /v1/entries/%outside/bundle                                          | 403
          /v1/entries/999999999                                                | 403
          /v1/log/head                                                         | 200
          /v1/log/consistency?from=1                                           | 200
          """)
  void onlyTheGrantedPeriodIsRead(String path, int status) {
    granted("2031-01-01T00:00:00Z", "2031-01-01T00:03:00Z");
    long inside = index("from=2031-01-01T00:01:00Z&to=2031-01-01T00:02:00Z");
    long outside = index("from=2031-01-01T00:05:00Z&to=2031-01-01T00:06:00Z");
    Response answer =
        olive()
            .get(
                path.replace("%outside_and_behind", Long.toString(outside + 1))
                    .replace("%inside", Long.toString(inside))
                    .replace("%outside", Long.toString(outside))
                    .replace("%behind", Long.toString(inside + 1)));
    answer.then().statusCode(status);
    if (status == 403) {
      answer
          .then()
          .body("code", equalTo("OUTSIDE_GRANTED_PERIOD"))
          .body("granted", contains("2031-01-01T00:00:00Z/2031-01-01T00:03:00Z"));
    }
  }

  private static long index(String period) {
    return auditor().get("/v1/entries?" + period).jsonPath().getLong("items[0].index");
  }

  @Test
  void statementsAreOfTheGrantedPeriod() {
    granted("2031-01-01T00:00:00Z", "2031-01-01T00:03:00Z");
    String minutes = "{\"from\":\"2031-01-01T00:00:00Z\",\"to\":\"2031-01-01T00:03:00Z\"}";
    String proof = statement(minutes).then().statusCode(201).extract().header("Location");
    RunningLog.await(
        Duration.ofSeconds(15),
        "the proof of a statement of one's own, which is of no granted time",
        () -> olive().get(proof).statusCode() == 200);
    String others =
        auditor()
            .contentType("application/json")
            .body(minutes)
            .post("/v1/statements")
            .header("Location");
    refused(olive().get(others), 403, "OUTSIDE_GRANTED_PERIOD");
    refused(statement(minutes.replace("00:03", "00:04")), 403, "OUTSIDE_GRANTED_PERIOD");
    refused(
        statement("{\"referral_id\":\"%s\"}".formatted(SampleEntries.REFERRAL)),
        403,
        "OUTSIDE_GRANTED_PERIOD");
  }

  private Response statement(String body) {
    return olive().contentType("application/json").body(body).post("/v1/statements");
  }

  @Test
  void whatWasReadAndGrantedIsInTheLogWithoutThePerson() throws Exception {
    String id = granted("2031-01-01T00:00:00Z", "2031-02-01T00:00:00Z");
    olive().get("/v1/entries?" + FIRST_MINUTES);
    List<String> entries =
        RunningLog.column(
            "select convert_from(bytes, 'UTF8') from entry order by entry_index desc limit 4",
            String.class);
    JsonPath reading = JsonPath.from(entries.getFirst());
    assertThat(reading.getMap("fact"))
        .containsEntry("kind", "entries-queried")
        .containsEntry("acting_organization", ORGANIZATION)
        .containsEntry("acting_role", "external_auditor")
        .containsEntry("count", 2);
    assertThat(entries.stream().filter(entry -> entry.contains(id)))
        .hasSize(2)
        .allMatch(entry -> entry.contains(ORGANIZATION) && entry.contains("INSPECTION"));
    assertThat(entries).noneMatch(entry -> entry.contains(olive));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/access-grants",
        "/v1/legal-holds",
        "/v1/log/completeness",
        "POST /v1/access-grants",
        "POST /v1/access-grants/5f7c2a52-2031-400a-9a55-000000000001/approval",
        "POST /v1/access-grants/5f7c2a52-2031-400a-9a55-000000000001/revocation",
        "POST /v1/legal-holds",
        "POST /v1/legal-holds/5f7c2a52-2031-400a-9a55-000000000001/lift",
        "POST /v1/erasures",
        "POST /v1/erasures/5f7c2a52-2031-400a-9a55-000000000001/approval"
      })
  void externalAuditorsGrantHoldAndEraseNothing(String call) {
    granted("2031-01-01T00:00:00Z", "2031-02-01T00:00:00Z");
    RequestSpecification asked = olive().contentType("application/json");
    Response answer =
        call.startsWith("POST ") ? asked.body("{}").post(call.substring(5)) : asked.get(call);
    answer.then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          organization | Sample Inspectorate       | GRANTEE_NOT_READABLE
          subject      | olive@inspectorate.example | GRANTEE_NOT_READABLE
          from         | 2031-02-01T00:00:00Z      | PERIOD_EMPTY
          to           | soon                      | TIME_NOT_READABLE
          until        | soon                      | TIME_NOT_READABLE
          until        | 2020-01-01T00:00:00Z      | GRANT_TOO_LONG
          until        | 2099-01-01T00:00:00Z      | GRANT_TOO_LONG
          purpose      | CURIOSITY                 | ACCESS_PURPOSE_UNKNOWN
          """)
  void accessThatMakesNoSenseIsNotProposed(String field, String value, String code) {
    var body =
        new java.util.HashMap<>(
            Map.of(
                "organization",
                ORGANIZATION,
                "subject",
                olive,
                "from",
                "2031-01-01T00:00:00Z",
                "to",
                "2031-02-01T00:00:00Z",
                "until",
                Instant.now().plus(1, ChronoUnit.DAYS).toString(),
                "purpose",
                "INSPECTION"));
    body.put(field, value);
    refused(person("first").contentType("application/json").body(body).post(GRANTS), 400, code);
    refused(post("{}"), 400, "GRANTEE_NOT_READABLE");
  }

  @Test
  void grantThatIsNotThereIsNotApproved() {
    String path = GRANTS + "/" + UUID.randomUUID();
    refused(person("first").post(path + "/approval"), 404, "GRANT_UNKNOWN");
    refused(person("first").post(path + "/revocation"), 404, "GRANT_UNKNOWN");
  }
}
