// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.consent.Surroundings;
import org.firebreak.consent.Watched;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.stack.quarkus.RealParts;
import org.firebreak.stack.quarkus.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A dry run as referral-service asks for it, and what the log keeps of it.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ExplanationApiTest {

  private static final String SOURCE = "thistledown-helpline";

  /// Nothing is explained until the directory is heard.
  @BeforeEach
  void theDirectoryIsHeard() throws InterruptedException {
    var end = Instant.now().plusSeconds(30);
    while (ask(Map.of()).statusCode() != 200 && Instant.now().isBefore(end)) {
      Thread.sleep(200);
    }
  }

  /// Trying out addresses is seen; which ones is not.
  @Test
  void thatSomebodyAskedIsAFactWithTheCountAndWithoutAnyAddress() throws IOException {
    try (var facts = Watched.fromNow(RealParts.broker(), List.of("audit.facts.v1"))) {
      ask(Map.of()).then().statusCode(200);

      var told = facts.await(1, record -> text(record).contains("\"delivery-explained\""));
      assertThat(told).hasSize(1);
      var fact = new ObjectMapper().readTree(told.getFirst().value());
      Contracts.of("audit-service", "fact").accepts(fact);
      assertThat(fact.required("about_organization").asText()).isEqualTo(SOURCE);
      assertThat(fact.required("count").asInt()).isEqualTo(2);
      assertThat(text(told.getFirst())).doesNotContain("lantern", "sample-canary");
      told.getFirst()
          .headers()
          .forEach(header ->
              assertThat(new String(header.value(), StandardCharsets.UTF_8))
                  .doesNotContain("lantern", "sample-canary"));
    }
  }

  @Test
  void whatWouldBePassedOnIsJudgedByItsOriginAndItsHops() {
    ask(Map.of()).then().body("items[0].reasons", contains("BASIS_MISSING"));
    ask(Map.of("onward", Map.of("origin", "home-office", "hops", 1, "most_hops", 3)))
        .then()
        .statusCode(200)
        .body("items[0].outcome", equalTo("drop"))
        .body("items[0].reasons", contains("ORIGIN_HAS_IMMIGRATION_FUNCTION"));
    ask(Map.of("onward", Map.of("origin", "kent-police", "hops", 9, "most_hops", 3)))
        .then()
        .body("items[0].reasons", contains("TOO_MANY_HOPS", "BASIS_MISSING"));
  }

  @Test
  void anOriginOrANumberOfHopsThatCannotBeIsRefused() {
    ask(Map.of("onward", Map.of("origin", "kent-police", "hops", 0, "most_hops", 3)))
        .then()
        .statusCode(400);
    ask(Map.of("onward", Map.of("origin", "kent-police"))).then().statusCode(400);
    ask(Map.of("onward", Map.of("origin", "Kent!", "hops", 1, "most_hops", 3)))
        .then()
        .statusCode(422);
  }

  private static Response ask(Map<String, Object> more) {
    var question = new HashMap<String, Object>(more);
    question.put("source_organization", SOURCE);
    question.put("purpose", "specialist-support");
    question.put("sections", List.of("person"));
    question.put(
        "targets",
        List.of(Map.of("address", "lantern-refuge"), Map.of("address", "sample-canary")));
    return given()
        .auth()
        .oauth2(TestTokens.ofService("standing_checker"))
        .contentType(ContentType.JSON)
        .body(question)
        .post("/v1/explanations");
  }

  private static String text(ConsumerRecord<String, byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }
}
