// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Database;
import org.firebreak.referral.surroundings.Eventually;
import org.firebreak.referral.surroundings.Firewall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No record is skipped, and none blocks.
@QuarkusTest
@SuppressWarnings("NullAway.Init") // The addresses are injected.
class IntakeTest extends ServiceTest {

  private static final String CANARY = "Canary Person Intake";

  @TestHTTPResource(value = "/health/ready", management = true)
  URI ready;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  private final Agency source = Agency.next();
  private final Agency target = Agency.next();

  @ParameterizedTest
  @ValueSource(strings = {Firewall.DECISIONS, Firewall.INBOX})
  void aMalformedRecordIsSetAsideWithoutItsContentAndBlocksNothing(String topic) {
    var alarms = alarms(topic);
    var sent = source.refer(Bodies.referral());
    // The same key, so that it lies on the same partition just before the good one.
    var offset =
        Firewall.send(
            topic,
            sent.referral().toString(),
            Map.of("ce_kind", "referral"),
            ("{\"purpose\":\"" + CANARY).getBytes(UTF_8));

    Firewall.delivers(Firewall.event(sent.event()), target);

    source.isTold(sent, "DELIVERED");
    Eventually.is(1, () -> target.inbox().jsonPath().getList("items").size());
    var row =
        Database.one(
            "select topic || ' ' || length(hash) || ' ' || why from unreadable_record where topic = ? and topic_offset = ? and (why like '%JSON' or why = 'the content does not open')",
            topic, offset);
    assertThat(row).startsWith(topic + " 64 ").doesNotContain(CANARY);
    assertThat(alarms(topic)).isGreaterThan(alarms);
  }

  @Test
  void aDecisionAboutNothingThatWasSentIsSetAside() {
    var sent = source.refer(Bodies.referral());
    var event = Firewall.event(sent.event());
    var unknown = UUID.randomUUID().toString();

    Firewall.decides(event, decision -> decision.put("dispatch_id", unknown));
    Firewall.decides(event, decision -> {});

    source.isTold(sent, "DELIVERED");
    assertThat(Database.count("unreadable_record where why like '%nothing that was sent%'"))
        .isPositive();
  }

  @Test
  void aDecisionAboutAnUnreadableEventIsNobodysAndNoAlarm() {
    var before = Database.count("unreadable_record");
    var sent = source.refer(Bodies.referral());
    var event = Firewall.event(sent.event());

    Firewall.decides(
        event,
        decision -> {
          decision.put("kind", "unreadable").putNull("referral_id");
          decision.putNull("dispatch_id");
        });
    Firewall.decides(event, decision -> {});

    source.isTold(sent, "DELIVERED");
    assertThat(Database.count("unreadable_record")).isEqualTo(before);
  }

  @Test
  void whileTheDatabaseIsAwayRecordsWaitAndReadinessSaysSo() {
    var sent = source.refer(Bodies.referral());
    var event = Firewall.event(sent.event());
    try {
      Database.execute("alter role referral_app nologin");
      Database.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'referral_app'");
      Firewall.delivers(event, target);

      Eventually.is(503, this::readiness);
      Eventually.is(true, () -> readinessBody().contains("\"records_retried\": 2"));
      Eventually.pause(Duration.ofSeconds(2));
    } finally {
      Database.execute("alter role referral_app login");
    }

    source.isTold(sent, "DELIVERED");
    Eventually.is(1, () -> target.inbox().jsonPath().getList("items").size());
    Eventually.is(200, this::readiness);
  }

  private int readiness() {
    return RestAssured.given().get(ready).statusCode();
  }

  private String readinessBody() {
    return RestAssured.given().get(ready).asString();
  }

  private double alarms(String topic) {
    return RestAssured.given()
        .get(metrics)
        .asString()
        .lines()
        .filter(line -> line.startsWith("firebreak_records_unreadable_total{topic=\"" + topic))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
