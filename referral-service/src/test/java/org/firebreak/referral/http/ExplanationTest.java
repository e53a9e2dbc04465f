// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.junit.jupiter.api.Test;

/// "Would this be delivered, and why not": in the words in which the referral would be told.
@QuarkusTest
class ExplanationTest extends ServiceTest {

  private final Agency source = Agency.next();

  @Test
  void eachTargetIsToldAsTheReferralWouldBe() {
    source
        .explain(question("housing", "larch-homes", "nobody", "look-alike", "NCCU"))
        .then()
        .statusCode(200)
        .body("items", hasSize(4))
        .body(
            "items.outcome",
            contains("delivered", "held for a check", "held for a check", "not sent"))
        .body("items.code", contains("DELIVERED", "HELD_FOR_SOURCE", "HELD_FOR_PERSON", "NOT_SENT"))
        .body("items[0].withheld", contains("immigration"))
        .body("items[0].reasons", empty())
        .body("items[1].address", equalTo("nobody"))
        .body("items[1].reasons.code", contains("ADDRESS_UNKNOWN", "BASIS_MISSING"))
        .body("items[1].reasons.what_to_do", not(empty()));
  }

  @Test
  void nothingIsSentAndNothingIsKept() {
    source.explain(question("housing", "larch-homes")).then().statusCode(200);

    source.list().then().statusCode(200).body("items", empty());
  }

  @Test
  void contentIsNotTaken() {
    source
        .explain(
            """
            {"purpose": "housing", "targets": [{"address": "x"}], "sections": [{"label": "risk", "text": "y"}]}
            """)
        .then()
        .statusCode(400);
    source
        .explain(question("housing", "x").replace("\"risk\"", "\"surprise\""))
        .then()
        .statusCode(400);
  }

  @Test
  void noAnswerIsSaidToBeNone() {
    for (var purpose : new String[] {"silent", "short"}) {
      source
          .explain(question(purpose, "larch-homes"))
          .then()
          .statusCode(503)
          .body("code", equalTo("EXPLANATION_UNAVAILABLE"));
    }
  }

  private static String question(String purpose, String... addresses) {
    var targets =
        String.join(
            ",",
            java.util.Arrays.stream(addresses).map("{\"address\": \"%s\"}"::formatted).toList());
    return "{\"purpose\": \"%s\", \"targets\": [%s], \"sections\": [\"person\", \"risk\"]}"
        .formatted(purpose, targets);
  }
}
