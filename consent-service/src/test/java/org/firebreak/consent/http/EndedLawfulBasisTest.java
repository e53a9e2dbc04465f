// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import static io.restassured.RestAssured.given;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.consent.http.RunningFirewall.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firebreak.consent.Outbound;
import org.firebreak.consent.Outbound.Draft;
import org.firebreak.consent.Surroundings;
import org.firebreak.consent.Watched;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.stack.quarkus.RealParts;
import org.firebreak.stack.quarkus.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A source finds the lawful bases whose review is due, and ends one.

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EndedLawfulBasisTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SOURCE = "gwent-police";
  private static final String TARGET = "heron-court-advocates";

  @BeforeEach
  void theDirectoryIsHeard() throws InterruptedException {
    RunningFirewall.awaitDirectory(SOURCE);
  }

  @Test
  void itsSourceEndsItOnceAndTheLogHearsItOnce() throws IOException {
    var id = recorded(Map.of());
    standing(id).then().body("granted", equalTo(true));
    end("larch-homes", id).then().statusCode(404).body("code", equalTo("BASIS_NOT_FOUND"));
    standing(id).then().body("granted", equalTo(true));

    String at = end(SOURCE, id).then().statusCode(200).extract().path("ended_at");

    end(SOURCE, id)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("ended_at", equalTo(at));
    as(SOURCE, "agency")
        .get("/v1/lawful-bases/" + id)
        .then()
        .body("version", equalTo(2))
        .body("ended_at", equalTo(at));
    standing(id).then().body("granted", equalTo(false)).body("reasons", contains("BASIS_EXPIRED"));
    var last = recorded(Map.of());
    end(SOURCE, last).then().statusCode(200).body("ended_at", notNullValue());
    try (var watched = new Watched(RealParts.broker(), List.of("audit.facts.v1"))) {
      var told =
          watched
              .await(
                  2,
                  one ->
                      json(one.value()).path("kind").asText().equals("lawful-basis-ended")
                          && List.of(id, last)
                              .contains(json(one.value()).path("basis_id").asText()))
              .stream()
              .map(one -> json(one.value()))
              .toList();
      told.forEach(Contracts.of("audit-service", "fact")::accepts);
      assertThat(told)
          .extracting(fact -> fact.path("basis_id").asText() + fact.path("acting_role").asText())
          .containsExactlyInAnyOrder(id + "agency", last + "agency");
    }
  }

  @Test
  void oneThatHadNotBegunNeverDoes() {
    var id = recorded(Map.of("valid_from", Instant.now().plus(Duration.ofDays(1)).toString()));
    standing(id).then().body("reasons", contains("BASIS_NOT_YET_VALID"));

    end(SOURCE, id).then().statusCode(200);

    standing(id).then().body("reasons", contains("BASIS_EXPIRED"));
  }

  @Test
  void whatIsNotALawfulBasisIsNotEnded() {
    end(SOURCE, UUID.randomUUID().toString()).then().statusCode(404);
    String consent =
        as(SOURCE, "agency")
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "grantor_reference", "sample-1",
                    "grantees", List.of(TARGET),
                    "purposes", List.of("specialist-support"),
                    "sections", List.of("person"),
                    "valid_until", Instant.now().plus(Duration.ofDays(1)).toString()))
            .post("/v1/consents")
            .then()
            .statusCode(201)
            .extract()
            .path("basis_id");
    end(SOURCE, consent).then().statusCode(404);
    as(SOURCE, "agency").get("/v1/consents/" + consent).then().body("state", equalTo("given"));
  }

  @Test
  void theFirewallHoldsWhatComesAfterTheEndAndWhatCameBeforeIsComputedAsItWas() {
    var id = recorded(Map.of());
    var before = decision(new Draft(SOURCE, TARGET, "specialist-support", id));
    end(SOURCE, id).then().statusCode(200);
    var after = decision(new Draft(SOURCE, TARGET, "specialist-support", id));

    assertThat(before.path("outcome").asText()).isEqualTo("deliver");
    assertThat(before.path("basis_version").asInt()).isEqualTo(1);
    assertThat(after.path("outcome").asText()).isEqualTo("quarantine");
    assertThat(after.path("basis_version").asInt()).isEqualTo(2);
    assertThat(after.path("reasons")).extracting(JsonNode::asText).containsExactly("BASIS_EXPIRED");
    var body = JSON.createObjectNode();
    body.putArray("decisions").add(before).add(after);
    given()
        .auth()
        .oauth2(TestTokens.of("sample-oversight-office", "auditor"))
        .contentType(ContentType.JSON)
        .body(body.toString())
        .post("/v1/replays")
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items.result", everyItem(equalTo("same")));
  }

  @Test
  void itsSourceFindsWhatIsInForceAndDueForReviewTheMostUrgentFirst() {
    var source = "wiltshire-police";
    var later = recorded(source, Map.of("review_due", day(7)));
    var sooner = recorded(source, Map.of("review_due", day(6)));
    recorded(source, Map.of("review_due", day(8)));
    var ended = recorded(source, Map.of("review_due", day(5)));
    end(source, ended).then().statusCode(200);
    var begins = Instant.now().plus(Duration.ofHours(9)).toString();
    recorded(source, Map.of("review_due", day(5), "valid_from", begins));

    due(source, day(8), "")
        .then()
        .statusCode(200)
        .body("items.basis_id", contains(sooner, later))
        .body("items.ended_at", everyItem(nullValue()));
    due(source, day(8), "&limit=1").then().body("items.basis_id", contains(sooner));
    due(source, day(6), "").then().body("items", empty());
    due("larch-homes", day(9), "").then().statusCode(200).body("items", empty());
    due(source, "soon", "").then().statusCode(422).body("code", equalTo("FIELD_INVALID"));
    as(source, "agency").get("/v1/lawful-bases").then().statusCode(422);
    due(source, day(8), "&limit=201").then().statusCode(400);
  }

  private static Response due(String source, String day, String more) {
    return as(source, "agency").get("/v1/lawful-bases?review_due_before=" + day + more);
  }

  private static String day(int from) {
    return LocalDate.now(UTC).plusDays(from).toString();
  }

  private static Response end(String source, String id) {
    return as(source, "agency").post("/v1/lawful-bases/" + id + "/end");
  }

  private static JsonNode decision(Draft draft) {
    try (var outbound = new Outbound(RealParts.broker());
        var watched = new Watched(RealParts.broker(), List.of("firewall.decisions.v1"))) {
      outbound.send(2, draft);
      var id = draft.event.toString();
      return json(
          watched
              .await(1, one -> json(one.value()).path("event_id").asText().equals(id))
              .getFirst()
              .value());
    }
  }

  private static JsonNode json(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String recorded(Map<String, Object> changed) {
    return recorded(SOURCE, changed);
  }

  private static String recorded(String source, Map<String, Object> changed) {
    var body = new HashMap<String, Object>();
    body.put("ground", Map.of("law", "law-enforcement"));
    body.put("without_consent", "unsafe-to-ask");
    body.put("decided_by", "officer-in-case");
    body.put("authorised_by", "supervising-officer");
    body.put("review_due", day(9));
    body.put("grantees", List.of(TARGET));
    body.put("purposes", List.of("specialist-support"));
    body.put("sections", List.of("person", "risk", "immigration"));
    body.put("valid_until", Instant.now().plus(Duration.ofDays(3)).toString());
    body.putAll(changed);
    return as(source, "agency")
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/lawful-bases")
        .then()
        .statusCode(201)
        .extract()
        .path("basis_id");
  }

  private static Response standing(String basis) {
    return RunningFirewall.standing(SOURCE, TARGET, basis);
  }
}
