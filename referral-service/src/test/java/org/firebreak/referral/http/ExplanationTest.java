// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Consents;
import org.firebreak.referral.surroundings.Firewall;
import org.firebreak.referral.surroundings.Sent;
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

  /// As the event of the referral itself would carry them.
  @Test
  void whatWouldBePassedOnIsAskedAboutWithTheOriginAndTheHopsOfWhatWasReceived() {
    var second = Agency.next();
    var third = Agency.next();
    var first = received(source, second, Bodies.referral());
    var passedOn = received(second, third, onwardOf(first, Bodies.referral()));

    source.explain(question("housing", "larch-homes")).then().statusCode(200);
    second.explain(onwardOf(first, question("housing", "larch-homes"))).then().statusCode(200);
    third.explain(onwardOf(passedOn, question("housing", "larch-homes"))).then().statusCode(200);

    assertThat(onward(source).isMissingNode() || onward(source).isNull()).isTrue();
    assertThat(onward(second).path("origin").asText()).isEqualTo(source.id());
    assertThat(onward(second).path("hops").asInt()).isEqualTo(1);
    assertThat(onward(second).path("most_hops").asInt()).isEqualTo(3);
    assertThat(onward(third).path("origin").asText()).isEqualTo(source.id());
    assertThat(onward(third).path("hops").asInt()).isEqualTo(2);
  }

  @Test
  void whoDidNotReceiveItIsNotToldWhetherTheyCouldPassItOn() {
    var received = received(source, Agency.next(), Bodies.referral());

    source
        .explain(onwardOf(received, question("housing", "larch-homes")))
        .then()
        .statusCode(422)
        .body("code", equalTo("ONWARD_OF_UNKNOWN"));
    assertThat(Consents.askedToExplain(source)).isEmpty();
  }

  private static Sent received(Agency from, Agency to, String body) {
    var sent = from.refer(body);
    Firewall.delivers(Firewall.event(sent.event()), to);
    to.awaits(sent);
    return sent;
  }

  private static String onwardOf(Sent received, String body) {
    return body.replace(
        "\"purpose\"", "\"onward_of\": \"" + received.dispatch() + "\", \"purpose\"");
  }

  private static JsonNode onward(Agency source) {
    return Consents.askedToExplain(source).getFirst().path("onward");
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
