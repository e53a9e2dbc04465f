// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Consents;
import org.firebreak.referral.surroundings.Firewall;
import org.firebreak.referral.surroundings.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Content is never shown without a grant for that very read.
@QuarkusTest
class StandingTest extends ServiceTest {

  private static final String CANARY = "Canary Person Standing";

  private final Agency source = Agency.next();
  private final Agency target = Agency.next();

  private Sent received(String body) {
    var sent = source.refer(body);
    Firewall.delivers(Firewall.event(sent.event()), target);
    target.awaits(sent);
    return sent;
  }

  @Test
  void everyReadIsAskedForWithWhatWasDelivered() {
    var basis = UUID.randomUUID();
    var sent =
        received(
            Bodies.referral("a-target", CANARY)
                .replace("\"purpose\"", "\"basis_id\": \"" + basis + "\", \"purpose\""));

    target.read(sent.dispatch()).then().statusCode(200);
    target.read(sent.dispatch()).then().statusCode(200);

    var asked = Consents.asked(sent.dispatch());
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst().toString())
        .isEqualTo(
            """
            {"event_id":"%s","referral_id":"%s","dispatch_id":"%s","source_organization":"%s",\
            "target_organization":"%s","origin":"%s","purpose":"specialist-support",\
            "sections":["person","risk"],"basis_id":"%s"}\
            """
                .formatted(
                    sent.event(),
                    sent.referral(),
                    sent.dispatch(),
                    source.id(),
                    target.id(),
                    source.id(),
                    basis));
  }

  @Test
  void aRefusalIsToldWithItsReasonsAndShowsNothing() {
    var sent = received(Bodies.referral("a-target", CANARY));
    Consents.rule(sent.dispatch(), "refuse");

    var refused =
        target
            .read(sent.dispatch())
            .then()
            .statusCode(403)
            .body("code", equalTo("STANDING_REFUSED"))
            .body("reasons", contains("BASIS_WITHDRAWN"))
            .extract();

    assertThat(refused.asString()).doesNotContain(CANARY);
    assertThat(source.told(sent, "code")).isEqualTo("DELIVERED");
  }

  @Test
  void aGrantIsNotRemembered() {
    var sent = received(Bodies.referral("a-target", CANARY));
    target.read(sent.dispatch()).then().statusCode(200);

    Consents.rule(sent.dispatch(), "refuse");

    target.read(sent.dispatch()).then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "nothing",
        "no-json",
        "other-success",
        "redirect",
        "error",
        "forbidden",
        "late",
        "endless"
      })
  void whatIsNoPlainGrantShowsNothing(String mode) {
    var sent = received(Bodies.referral("a-target", CANARY));
    Consents.rule(sent.dispatch(), mode);

    long begun = System.nanoTime();
    var answer =
        target
            .read(sent.dispatch())
            .then()
            .statusCode(503)
            .body("code", equalTo("STANDING_UNAVAILABLE"))
            .header("Retry-After", "2")
            .extract();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3_500));
    assertThat(answer.asString()).doesNotContain(CANARY);
    assertThat(source.told(sent, "code")).isEqualTo("DELIVERED");
  }

  @Test
  void onceItIsAnsweredAgainTheReadGoesThrough() {
    var sent = received(Bodies.referral("a-target", CANARY));
    Consents.rule(sent.dispatch(), "error");
    target.read(sent.dispatch()).then().statusCode(503);

    Consents.rule(sent.dispatch(), "grant");

    target.read(sent.dispatch()).then().statusCode(200);
  }

  @Test
  void theServicesTokenIsKeptAndFetchedAnewWhenItIsRefused() {
    var sent = received(Bodies.referral("a-target", CANARY));
    target.read(sent.dispatch()).then().statusCode(200);
    var issued = Consents.tokensIssued();
    target.read(sent.dispatch()).then().statusCode(200);
    target.read(sent.dispatch()).then().statusCode(200);
    assertThat(Consents.tokensIssued()).isEqualTo(issued);

    Consents.changeKeys();

    target.read(sent.dispatch()).then().statusCode(503);
    target.read(sent.dispatch()).then().statusCode(200);
  }

  @Test
  void aListHasNoContentAndAsksForNothing() {
    var sent = received(Bodies.referral("a-target", CANARY));

    assertThat(target.inbox().asString()).doesNotContain(CANARY).doesNotContain("\"sections\"");
    assertThat(Consents.asked(sent.dispatch())).isEmpty();
  }
}
