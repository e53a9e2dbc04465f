// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.consent.http.RunningFirewall.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.firebreak.consent.Surroundings;
import org.firebreak.consent.Watched;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.stack.quarkus.RealParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ConsentApiTest {

  @Inject DataSource database;

  @BeforeEach
  void theDirectoryIsHeard() throws InterruptedException {
    RunningFirewall.awaitDirectory("kent-police");
  }

  @Test
  void aConsentIsRecordedReadAndWithdrawnByItsSourceOnly() {
    var id = record("kent-police", "lantern-refuge");

    as("kent-police", "agency")
        .get("/v1/consents/" + id)
        .then()
        .statusCode(200)
        .body("state", equalTo("given"))
        .body("version", equalTo(1));
    as("larch-homes", "agency").get("/v1/consents/" + id).then().statusCode(404);
    as("larch-homes", "agency").post("/v1/consents/" + id + "/withdrawal").then().statusCode(404);
    as("kent-police", "agency")
        .post("/v1/consents/" + id + "/withdrawal")
        .then()
        .statusCode(200)
        .body("state", equalTo("withdrawn"))
        .body("version", equalTo(2));
    as("kent-police", "agency")
        .post("/v1/consents/" + id + "/withdrawal")
        .then()
        .statusCode(200)
        .body("version", equalTo(2));
  }

  @Test
  void howItWasGivenAndThatNobodyAskedAreKept() {
    for (var manner :
        List.of(
            "in-person",
            "by-phone",
            "in-writing",
            "through-an-interpreter",
            "through-a-representative")) {
      post("kent-police", body(Map.of("manner", manner)))
          .then()
          .statusCode(201)
          .body("state", equalTo("given"))
          .body("manner", equalTo(manner));
    }
    post("kent-police", body(Map.of()))
        .then()
        .statusCode(201)
        .body("manner", equalTo("not-recorded"));
    post("kent-police", body(Map.of("manner", "by-carrier-pigeon"))).then().statusCode(400);

    var unsafe = body(Map.of("state", "unsafe-to-ask"));
    String id = post("kent-police", unsafe).then().statusCode(201).extract().path("basis_id");
    as("kent-police", "agency")
        .get("/v1/consents/" + id)
        .then()
        .body("state", equalTo("unsafe-to-ask"))
        .body("manner", nullValue());
    standing(id, "lantern-refuge")
        .then()
        .body("granted", equalTo(false))
        .body("reasons", hasItem("BASIS_UNSAFE_TO_ASK"));
    as("kent-police", "agency")
        .post("/v1/consents/" + id + "/withdrawal")
        .then()
        .body("state", equalTo("unsafe-to-ask"));
    unsafe.put("manner", "by-phone");
    post("kent-police", unsafe).then().statusCode(422).body("code", equalTo("FIELD_INVALID"));
  }

  @Test
  void aWithdrawnConsentStillSaysHowItHadBeenGiven() {
    String id =
        post("kent-police", body(Map.of("manner", "in-writing"))).then().extract().path("basis_id");

    as("kent-police", "agency")
        .post("/v1/consents/" + id + "/withdrawal")
        .then()
        .body("state", equalTo("withdrawn"))
        .body("manner", equalTo("in-writing"));
  }

  /// Equal people can be matched, within a source, and who they are cannot be told.
  @Test
  void aReferenceToAPersonIsKeptAsAKeyedDigestOnly() throws SQLException {
    var canary = "zqcanary-" + UUID.randomUUID();
    var one = grantor("kent-police", canary);

    assertThat(grantor("kent-police", canary)).isEqualTo(one);
    assertThat(grantor("kent-police", canary + "x")).isNotEqualTo(one);
    assertThat(grantor("larch-homes", canary)).as("another source's reference").isNotEqualTo(one);
    assertThat(one).matches("[0-9a-f]{64}").doesNotContain(canary);
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select count(*) filter (where t::text like ?), count(*) filter (where grantor = ?) from basis t")) {
      select.setString(1, "%" + canary + "%");
      select.setString(2, one);
      try (var found = select.executeQuery()) {
        found.next();
        assertThat(found.getInt(1)).isZero();
        assertThat(found.getInt(2)).isEqualTo(2);
      }
    }
  }

  private static String grantor(String source, String reference) {
    return post(source, body(Map.of("grantor_reference", reference)))
        .then()
        .statusCode(201)
        .extract()
        .path("grantor");
  }

  @Test
  void aFieldThatIsWrongIsNamedAndNothingIsRecorded() {
    post("kent-police", body(Map.of("purposes", List.of("status-check"))))
        .then()
        .statusCode(422)
        .body("code", equalTo("FIELD_INVALID"));
    post("kent-police", body(Map.of("valid_until", "2020-01-01T00:00:00Z"))).then().statusCode(422);
    post("kent-police", body(Map.of("also_share_with", List.of("nccu")))).then().statusCode(400);
    post("kent-police", body(Map.of("grantor_reference", "Sample Person"))).then().statusCode(400);
  }

  @Test
  void aWithdrawalIsAnsweredWithAReceiptThatListsWhatWasRead() {
    var id = record("kent-police", "lantern-refuge");
    standing(id, "lantern-refuge").then().body("granted", equalTo(true));
    standing(id, "larch-homes").then().body("granted", equalTo(false));

    for (int again = 0; again < 2; again++) {
      as("kent-police", "agency")
          .post("/v1/consents/" + id + "/withdrawal")
          .then()
          .statusCode(200)
          .body("state", equalTo("withdrawn"))
          .body("receipt.status", equalTo("in-force"))
          .body("receipt.in_force_at", notNullValue())
          .body("receipt.read_before.organization", contains("lantern-refuge"));
    }
  }

  @Test
  void aWithdrawalIsToldOnItsTopicOnceAsItsContractSays() throws IOException {
    var id = record("kent-police", "lantern-refuge");
    var refused = body(Map.of("state", "refused"));
    String never = post("kent-police", refused).then().statusCode(201).extract().path("basis_id");
    for (var again : List.of(id, id, never)) {
      as("kent-police", "agency")
          .post("/v1/consents/" + again + "/withdrawal")
          .then()
          .statusCode(200);
    }

    try (var watched = new Watched(RealParts.broker(), List.of("consent.withdrawals.v1"))) {
      var told = watched.await(1, record -> record.key().equals(id) || record.key().equals(never));
      assertThat(told).hasSize(1);
      var withdrawal =
          new com.fasterxml.jackson.databind.ObjectMapper().readTree(told.getFirst().value());
      Contracts.of("consent-service", "withdrawal").accepts(withdrawal);
      assertThat(withdrawal.path("basis_id").asText()).isEqualTo(id);
      assertThat(withdrawal.path("source_organization").asText()).isEqualTo("kent-police");
    }
  }

  @Test
  void everyFactThatIsPublishedKeepsItsContract() throws IOException {
    var id = record("kent-police", "lantern-refuge");
    standing(id, "lantern-refuge");
    standing(id, "larch-homes");
    as("sample-oversight-office", "quarantine_reviewer")
        .get("/v1/holds/for-a-person")
        .then()
        .statusCode(200);
    var contract = Contracts.of("audit-service", "fact");
    try (var watched = new Watched(RealParts.broker(), List.of("audit.facts.v1"))) {
      var facts = watched.await(4, _ -> true);
      assertThat(facts).hasSizeGreaterThanOrEqualTo(4);
      for (var fact : facts) {
        contract.accepts(new com.fasterxml.jackson.databind.ObjectMapper().readTree(fact.value()));
      }
    }
  }

  static String record(String source, String grantee) {
    return post(source, body(Map.of("grantees", List.of(grantee))))
        .then()
        .statusCode(201)
        .extract()
        .path("basis_id");
  }

  private static Response post(String source, Map<String, Object> body) {
    return as(source, "agency").contentType(ContentType.JSON).body(body).post("/v1/consents");
  }

  private static Map<String, Object> body(Map<String, Object> changed) {
    var body = new HashMap<String, Object>();
    body.put("grantor_reference", "sample-1");
    body.put("grantees", List.of("lantern-refuge"));
    body.put("purposes", List.of("specialist-support"));
    body.put("sections", List.of("person", "risk"));
    body.put("valid_until", Instant.now().plus(Duration.ofDays(30)).toString());
    body.putAll(changed);
    return body;
  }

  private static Response standing(String basis, String target) {
    return RunningFirewall.standing("kent-police", target, basis);
  }
}
