// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firebreak.referral.SectionLabel;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SendReferralTest extends ServiceTest {

  private final Agency source = Agency.next();

  @Test
  void aReferralIsTakenAndWaitsForTheFirewall() {
    var basis = UUID.randomUUID();
    var other = UUID.randomUUID();
    var answer =
        source
            .post(
                """
                {"purpose": "housing", "basis_id": "%s", "high_risk": true,
                 "targets": [{"address": "Larch Homes"}, {"address": "a@b.example", "basis_id": "%s"}],
                 "sections": [{"label": "safe-contact", "text": "before noon"}]}
                """
                    .formatted(basis, other))
            .then()
            .statusCode(202)
            .header("Location", matchesPattern(".*/v1/referrals/[0-9a-f-]{36}"))
            .header("Cache-Control", "no-store")
            .body("dispatches", hasSize(2))
            .body("dispatches.address", equalTo(List.of("Larch Homes", "a@b.example")))
            .body("dispatches.outcome", equalTo(List.of("waiting", "waiting")))
            .body("dispatches.event_id", hasSize(2))
            .extract()
            .jsonPath();

    source
        .referral(UUID.fromString(answer.getString("referral_id")))
        .then()
        .statusCode(200)
        .body("origin", equalTo(source.id()))
        .body("hops", equalTo(0))
        .body("high_risk", equalTo(true))
        .body("section_labels", equalTo(List.of("safe-contact")))
        .body("dispatches[0].basis_id", equalTo(basis.toString()))
        .body("dispatches[1].basis_id", equalTo(other.toString()))
        .body("dispatches[0].purpose", equalTo("housing"))
        .body("dispatches[0].code", equalTo("WAITING"))
        .body("dispatches[0].reasons", hasSize(0))
        .body(
            "dispatches[0].advice",
            equalTo("not delivered yet: do not rely on it; 999 if in danger"));
  }

  @Test
  void eachDispatchHasAContentCopyOfItsOwn() {
    var answer =
        source.post(
            """
            {"purpose": "housing", "targets": [{"address": "one"}, {"address": "two"}],
             "sections": [{"label": "needs", "text": "a home"}]}
            """);

    assertThat(
            Database.count(
                "dispatch_content natural join (select id as dispatch_id, referral_id from dispatch) d where referral_id = ?",
                UUID.fromString(answer.jsonPath().getString("referral_id"))))
        .isEqualTo(2);
  }

  @Test
  void withoutAnIdempotencyKeyNothingIsTaken() {
    source
        .request()
        .body(Bodies.referral())
        .post("/v1/referrals")
        .then()
        .statusCode(400)
        .body("code", equalTo("IDEMPOTENCY_KEY_MISSING"));
  }

  @Test
  void aRepeatGetsTheSameAnswerAndSendsNothing() {
    var first = source.post(Bodies.referral(), "\"one-key\"");
    var again = source.post(Bodies.referral().replace("\n", " "), "one-key");

    again.then().statusCode(202).header("Location", first.header("Location"));
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(Database.count("referral where source_organization = ?", source.id())).isEqualTo(1);
  }

  @Test
  void theKeyForAnotherRequestIsRefused() {
    source.post(Bodies.referral(), "one-key").then().statusCode(202);

    source
        .post(Bodies.referral("another-target", "x"), "one-key")
        .then()
        .statusCode(422)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
  }

  @Test
  void anotherOrganizationsKeysAreItsOwn() {
    var other = Agency.next();

    var one = source.post(Bodies.referral(), "one-key").jsonPath().getString("referral_id");
    var two = other.post(Bodies.referral(), "one-key").jsonPath().getString("referral_id");

    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void whileTheFirstIsCarriedOutARepeatIsToldToWait() throws Exception {
    try (var connection = Database.superuser();
        var lock = connection.prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "idempotency " + source.id() + " one-key");
      lock.execute();

      source
          .post(Bodies.referral(), "one-key")
          .then()
          .statusCode(409)
          .body("code", equalTo("IDEMPOTENCY_KEY_IN_USE"));
    }
    source.post(Bodies.referral(), "one-key").then().statusCode(202);
  }

  @Test
  void manyAtOnceWithOneKeySendOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var posts =
          IntStream.range(0, 12)
              .<Callable<Integer>>mapToObj(
                  i -> () -> source.post(Bodies.referral(), "one-key").statusCode())
              .toList();

      for (var post : threads.invokeAll(posts)) {
        assertThat(post.get()).isIn(202, 409);
      }
    }
    assertThat(Database.count("referral where source_organization = ?", source.id())).isEqualTo(1);
  }

  @Test
  void thePurposeIsTheFirewallsToJudge() {
    source
        .post(Bodies.referral().replace("specialist-support", "status check for Immigration"))
        .then()
        .statusCode(202);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "purpose"                    | "porpoise"                    | porpoise
          "label": "person"            | "lable": "person"             | lable
          {"address": "a-target"}      | {"address": "a", "adress": 1} | adress
          "a-target"                   | {"deep": "x"}                 | address
          "targets": [                 | "basis_id": "Jane", "targets": [ | basis_id
          "targets": [                 | "high_risk": "Jane", "targets": [ | high_risk
          "targets": [                 | "further_hops": 4, "targets": [  | further
          "targets": [                 | "further_hops": -1, "targets": [ | further
          "targets": [                 | "targets": "Jane", "x": [     | targets
          "label": "person"            | "label": "passport"           | label
          "label": "person"            | "label": "risk"               | sections
          "text": "High"               | "text": null                  | text
          "text": "High"               | "x": null                     | x
          "specialist-support"         | null                          | purpose
          "specialist-support"         | "a\\u0000b"                   | purpose
          "specialist-support"         | "a\\ud800b"                   | purpose
          "a-target"                   | ""                            | address
          "a-target"                   | "a\\nb"                       | address
          "text": "High"               | "text": "\\udfff"             | text
          [{"address": "a-target"}]    | []                            | targets
          [{"address": "a-target"}]    | [null]                        | targets
          """)
  void whatIsMalformedIsRefusedByNameAndNotRepeated(String part, String by, String named) {
    var body = Bodies.referral("a-target", "Canary Jane").replace(part, by);

    var answer = source.post(body).then().extract();

    assertThat(answer.statusCode()).isIn(400, 422);
    assertThat(answer.asString()).contains(named).doesNotContain("Jane", "passport", "High");
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.jsonPath().getString("title")).isNotBlank();
    assertThat(Database.count("referral where source_organization = ?", source.id())).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "purpose,100,202",
    "purpose,101,400",
    "address,320,202",
    "address,321,400",
    "text,8000,202",
    "text,8001,400"
  })
  void sizesAreLimited(String field, int length, int status) {
    var text = "x".repeat(length);
    var body =
        switch (field) {
          case "purpose" -> Bodies.referral().replace("specialist-support", text);
          case "address" -> Bodies.referral(text, "x");
          default -> Bodies.referral("a-target", text);
        };

    source.post(body).then().statusCode(status);
  }

  @Test
  void fiftyTargetsAreTheMost() {
    source.post(withTargets(51)).then().statusCode(400);
    source.post(withTargets(50)).then().statusCode(202).body("dispatches", hasSize(50));
  }

  private static String withTargets(int number) {
    var targets =
        IntStream.range(0, number)
            .mapToObj("{\"address\": \"target-%d\"}"::formatted)
            .collect(Collectors.joining(","));
    return Bodies.referral().replace("{\"address\": \"a-target\"}", targets);
  }

  /// Every label, each as long as may be, of characters that take most room.
  @Test
  void theLargestReferralCanBeCarried() {
    var text = "\\u0001".repeat(8000);
    var sections =
        Arrays.stream(SectionLabel.values())
            .map(label -> "{\"label\":\"" + label.label() + "\",\"text\":\"" + text + "\"}")
            .collect(Collectors.joining(","));

    source
        .post(
            "{\"purpose\":\"housing\",\"targets\":[{\"address\":\"a\"}],\"sections\":["
                + sections
                + "]}")
        .then()
        .statusCode(202);
  }

  @Test
  void whatIsNoJsonIsRefusedWithoutRepeatingIt() {
    source
        .post("{\"purpose\": Canary Jane")
        .then()
        .statusCode(400)
        .body("code", equalTo("NOT_JSON"))
        .body("detail", notNullValue())
        .body("toString()", not(containsString("Jane")));
  }

  @Test
  void aListIsNewestFirstAndGoesOnWhereItStopped() {
    var ids =
        IntStream.range(0, 3)
            .mapToObj(i -> source.refer(Bodies.referral()).referral().toString())
            .toList();

    var first = source.request().get("/v1/referrals?limit=2").then().statusCode(200).extract();
    var cursor = first.jsonPath().getString("next_cursor");
    assertThat(first.header("Link")).contains("rel=\"next\"").contains(cursor);
    var second =
        source
            .request()
            .get("/v1/referrals?limit=2&cursor=" + cursor)
            .then()
            .statusCode(200)
            .body("next_cursor", nullValue())
            .extract();

    assertThat(first.jsonPath().getList("items.referral_id"))
        .isEqualTo(ids.reversed().subList(0, 2));
    assertThat(second.jsonPath().getList("items.referral_id")).isEqualTo(ids.subList(0, 1));
  }

  @ParameterizedTest
  @CsvSource({"limit=0,400", "limit=101,400", "limit=100,200", "cursor=x,400", "cursor=eHh4,400"})
  void aListsParametersAreChecked(String query, int status) {
    source.request().get("/v1/referrals?" + query).then().statusCode(status);
    source.request().get("/v1/inbox?" + query).then().statusCode(status);
  }

  @Test
  void theLocationIsWhereTheReferralIs() {
    var answer = source.post(Bodies.referral());

    source
        .request()
        .get(answer.header("Location"))
        .then()
        .statusCode(200)
        .body("referral_id", equalTo(answer.jsonPath().getString("referral_id")));
  }
}
