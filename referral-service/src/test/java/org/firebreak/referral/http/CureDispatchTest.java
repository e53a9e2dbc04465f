// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Database;
import org.firebreak.referral.surroundings.Firewall;
import org.firebreak.referral.surroundings.Sent;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CureDispatchTest extends ServiceTest {

  private final Agency source = Agency.next();
  private final Agency target = Agency.next();
  private final Instant later = Instant.now().plus(3, ChronoUnit.DAYS);

  private Sent held(String kind, Instant expires) {
    var sent = source.refer(Bodies.referral());
    Firewall.holds(Firewall.event(sent.event()), kind, expires, "BASIS_MISSING");
    source.isTold(
        sent,
        expires.isBefore(Instant.now())
            ? "HOLD_EXPIRED"
            : kind.equals("curable") ? "HELD_FOR_SOURCE" : "HELD_FOR_PERSON");
    return sent;
  }

  @Test
  void aCureIsANewEventWithTheSameContentThatNamesTheHeldOneAsItsCause() {
    var held = held("curable", later);
    var basis = UUID.randomUUID();

    var cured = held.curedBy(source.cure(held, "{\"basis_id\":\"%s\"}".formatted(basis)));

    var event = Firewall.event(cured.event());
    assertThat(event.header("ce_causeid")).isEqualTo(held.event().toString());
    assertThat(event.header("ce_basisid")).isEqualTo(basis.toString());
    assertThat(event.content().path("purpose").asText()).isEqualTo("specialist-support");
    assertThat(event.content()).isEqualTo(Firewall.event(held.event()).content());
    assertThat(source.told(held, "cured_by")).isEqualTo(cured.dispatch().toString());
    assertThat(source.told(cured, "cures")).isEqualTo(held.dispatch().toString());
    assertThat(source.told(cured, "code")).isEqualTo("WAITING");
    assertThat(Database.hasContentOf(held.dispatch())).isFalse();
    assertThat(Database.hasContentOf(cured.dispatch())).isTrue();

    Firewall.delivers(event, target);
    source.isTold(cured, "DELIVERED");
    assertThat(source.told(held, "code")).isEqualTo("HELD_FOR_SOURCE");
  }

  @Test
  void addressAndPurposeCanBeCuredAndACureThatIsHeldAgainToo() {
    var held = held("curable", later);
    var second =
        held.curedBy(source.cure(held, "{\"address\":\"another-target\",\"purpose\":\"housing\"}"));
    var event = Firewall.event(second.event());
    assertThat(event.content().path("target_address").asText()).isEqualTo("another-target");
    assertThat(event.content().path("purpose").asText()).isEqualTo("housing");

    Firewall.holds(event, "curable", later, "PURPOSE_UNKNOWN");
    source.isTold(second, "HELD_FOR_SOURCE");
    var third = second.curedBy(source.cure(second, "{\"purpose\":\"health-care\"}"));

    var last = Firewall.event(third.event());
    assertThat(last.header("ce_causeid")).isEqualTo(second.event().toString());
    assertThat(last.content().path("target_address").asText()).isEqualTo("another-target");
  }

  @Test
  void aRepeatedReferralIsAnsweredAsTheFirstTimeAlsoAfterACure() {
    var first = source.post(Bodies.referral(), "one-key");
    var event = UUID.fromString(first.jsonPath().getString("dispatches[0].event_id"));
    var sent =
        new Sent(
            UUID.fromString(first.jsonPath().getString("referral_id")),
            UUID.fromString(first.jsonPath().getString("dispatches[0].dispatch_id")),
            event);
    Firewall.holds(Firewall.event(event), "curable", later, "BASIS_MISSING");
    source.isTold(sent, "HELD_FOR_SOURCE");
    source.cure(sent, "{\"address\":\"another-target\"}").then().statusCode(202);

    assertThat(source.post(Bodies.referral(), "one-key").asString()).isEqualTo(first.asString());
  }

  @Test
  void onlyWhatIsHeldForItsSourceCanBeCuredAndOnlyOnce() {
    var waiting = source.refer(Bodies.referral());
    refused(waiting, "NOT_HELD_FOR_SOURCE");
    refused(held("for-a-person", later), "NOT_HELD_FOR_SOURCE");
    refused(held("curable", Instant.now().minusSeconds(1)), "HOLD_EXPIRED");

    var cured = held("curable", later);
    source.cure(cured, "{}").then().statusCode(202);
    refused(cured, "ALREADY_CURED");
  }

  private void refused(Sent sent, String code) {
    source.cure(sent, "{}").then().statusCode(409).body("code", equalTo(code));
  }

  @Test
  void manyCuresAtOnceMakeOne() throws Exception {
    var held = held("curable", later);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var cures =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(i -> () -> source.cure(held, "{}").statusCode())
              .toList();

      var statuses = threads.invokeAll(cures).stream().map(done -> done.resultNow()).toList();

      assertThat(statuses).containsOnlyOnce(202).containsOnly(202, 409);
    }
    assertThat(Database.count("dispatch where cures = ?", held.dispatch())).isEqualTo(1);
  }

  @Test
  void aCureWithAnUnknownFieldIsRefusedByNameAndNothingIsSent() {
    var held = held("curable", later);

    var refused = source.cure(held, "{\"basis\":\"Jane\"}").then().statusCode(400).extract();

    assertThat(refused.asString()).contains("basis").doesNotContain("Jane");
    assertThat(source.told(held, "cured_by")).isNull();
  }
}
