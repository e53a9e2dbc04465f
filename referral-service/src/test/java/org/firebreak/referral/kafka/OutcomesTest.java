// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Database;
import org.firebreak.referral.surroundings.Eventually;
import org.firebreak.referral.surroundings.Firewall;
import org.firebreak.referral.surroundings.OutboundEvent;
import org.firebreak.referral.surroundings.Sent;
import org.junit.jupiter.api.Test;

/// From a decision on the topic to what people are told.
@QuarkusTest
class OutcomesTest extends ServiceTest {

  private final Agency source = Agency.next();
  private final Agency target = Agency.next();
  private final Instant later = Instant.now().plus(3, ChronoUnit.DAYS);

  private OutboundEvent send(Sent sent) {
    return Firewall.event(sent.event());
  }

  @Test
  void deliveredReadAcceptedCompletedAndEachIsSeenByTheSource() {
    var sent = source.refer(Bodies.referral());
    Firewall.delivers(send(sent), target);
    source.isTold(sent, "DELIVERED");
    target.awaits(sent);

    target
        .read(sent.dispatch())
        .then()
        .statusCode(200)
        .body("sections.label", contains("person", "risk"))
        .body("sections.text", contains("Sample Person One", "High"))
        .body("read_at", not(emptyOrNullString()));
    source.isTold(sent, "READ");

    deliverAnswer(
        target.answer(sent.dispatch(), "acceptance", null).jsonPath().getString("event_id"));
    source.isTold(sent, "ACCEPTED");
    deliverAnswer(
        target.answer(sent.dispatch(), "completion", null).jsonPath().getString("event_id"));
    source.isTold(sent, "COMPLETED");
    target
        .inbox()
        .then()
        .body("items[0].answers.answer", contains("accepted", "completed"))
        .body("items[0].answers.outcome", contains("delivered", "delivered"));
  }

  @Test
  void aRejectionReachesTheSourceWithItsReason() {
    var sent = received();

    deliverAnswer(
        target
            .answer(sent.dispatch(), "rejection", "out-of-area")
            .jsonPath()
            .getString("event_id"));

    source.isTold(sent, "REJECTED");
    assertThat(source.told(sent, "rejection_reason")).isEqualTo("out-of-area");
  }

  @Test
  void theDeliveryMayComeBeforeTheDecisionAndBothMayBeRepeated() {
    var sent = source.refer(Bodies.referral());
    var event = send(sent);

    Firewall.puts(event, target, delivery -> {});
    source.isTold(sent, "DELIVERED");
    target.awaits(sent);
    target.read(sent.dispatch()).then().statusCode(200);
    Firewall.decides(event, decision -> {});
    Firewall.puts(event, target, delivery -> {});
    Firewall.decides(event, decision -> {});
    settle();

    assertThat(source.told(sent, "code")).isEqualTo("READ");
    assertThat(Database.count("received where event_id = ?", sent.event())).isEqualTo(1);
  }

  @Test
  void aDropIsToldWithItsReasonAndDestroysTheContentCopyOfThatDispatchAlone() {
    var answer =
        source
            .post(
                Bodies.referral()
                    .replace(
                        "{\"address\": \"a-target\"}",
                        "{\"address\": \"one\"}, {\"address\": \"two\"}"))
            .jsonPath();
    var referral = UUID.fromString(answer.getString("referral_id"));
    var dropped = sent(answer.getString("dispatches[0].dispatch_id"), answer, referral, 0);
    var other = sent(answer.getString("dispatches[1].dispatch_id"), answer, referral, 1);
    assertThat(Database.hasContentOf(dropped.dispatch())).isTrue();

    Firewall.drops(send(dropped), "TARGET_HAS_IMMIGRATION_FUNCTION");

    source.isTold(dropped, "NOT_SENT");
    assertThat(source.told(dropped, "outcome")).isEqualTo("not sent");
    assertThat(source.toldAll(dropped, "reasons.code"))
        .containsExactly("TARGET_HAS_IMMIGRATION_FUNCTION");
    assertThat(source.toldAll(dropped, "reasons.what_to_do").getFirst())
        .contains("victim-led route");
    assertThat(Database.hasContentOf(dropped.dispatch())).isFalse();
    assertThat(Database.keysOfNothing()).isZero();
    assertThat(source.told(other, "code")).isEqualTo("WAITING");
    assertThat(Database.hasContentOf(other.dispatch())).isTrue();
  }

  private static Sent sent(String dispatch, JsonPath answer, UUID referral, int index) {
    return new Sent(
        referral,
        UUID.fromString(dispatch),
        UUID.fromString(answer.getString("dispatches[" + index + "].event_id")));
  }

  @Test
  void aHoldIsToldWithEveryReasonItsRemedyAndItsEnd() {
    var sent = source.refer(Bodies.highRisk());
    var end = later.truncatedTo(ChronoUnit.MILLIS);

    Firewall.holds(send(sent), "curable", end, "BASIS_MISSING", "PURPOSE_UNKNOWN", "BASIS_EXPIRED");

    source.isTold(sent, "HELD_FOR_SOURCE");
    assertThat(source.told(sent, "outcome")).isEqualTo("held for a check");
    assertThat(source.toldAll(sent, "reasons.code"))
        .containsExactly("BASIS_MISSING", "PURPOSE_UNKNOWN", "BASIS_EXPIRED");
    assertThat(source.toldAll(sent, "reasons.what_to_do")).noneMatch(String::isBlank);
    assertThat(source.told(sent, "expires_at")).isEqualTo(end.toString());
    assertThat(source.told(sent, "advice"))
        .isEqualTo("not delivered: phone them; 999 if in danger");
  }

  @Test
  void aHoldThatHasEndedIsToldAsNotSent() {
    var sent = source.refer(Bodies.referral());

    Firewall.holds(send(sent), "for-a-person", Instant.now(), "TEXT_ASKS_TO_PASS_ON");

    source.isTold(sent, "HOLD_EXPIRED");
    assertThat(source.told(sent, "outcome")).isEqualTo("not sent");
  }

  @Test
  void aReleaseOfWhatWasHeldForAPersonIsDeliveredUnderItsOwnEvent() {
    var sent = source.refer(Bodies.referral());
    var event = send(sent);
    Firewall.holds(event, "for-a-person", later, "TEXT_ASKS_TO_PASS_ON");
    source.isTold(sent, "HELD_FOR_PERSON");
    var release = UUID.randomUUID().toString();

    Firewall.decides(
        event,
        decision -> decision.put("event_id", release).put("cause_id", sent.event().toString()));
    source.isTold(sent, "DELIVERED");
    Firewall.puts(
        event, target, delivery -> ((ObjectNode) delivery.path("headers")).put("ce_id", release));
    target.awaits(sent);

    target.inbox().then().body("items[0].event_id", equalTo(release));
    assertThat(source.told(sent, "event_id")).isEqualTo(sent.event().toString());
  }

  @Test
  void onlyTheSourceLearnsWhatWasWithheld() {
    var sent = source.refer(Bodies.referral().replace("risk", "immigration"));
    var event = send(sent);

    Firewall.decides(
        event,
        decision -> {
          decision.putArray("sections").add("person");
          decision.putArray("withheld").add("immigration");
        });
    Firewall.puts(
        event,
        target,
        delivery -> {
          var headers = (ObjectNode) delivery.path("headers");
          headers.put("ce_sections", "person").put("ce_withheld", "immigration");
          ((ObjectNode) delivery.path("content"))
              .putArray("sections")
              .addObject()
              .put("label", "person")
              .put("text", "Sample");
        });
    target.awaits(sent);

    source.isTold(sent, "DELIVERED");
    assertThat(source.toldAll(sent, "withheld")).containsExactly("immigration");
    assertThat(target.inbox().asString()).doesNotContain("immigration");
    assertThat(target.read(sent.dispatch()).asString()).doesNotContain("immigration");
  }

  @Test
  void anAnswerThatIsHeldIsVisibleToItsAuthorAndChangesNothingForTheSource() {
    var sent = received();
    var answer = target.answer(sent.dispatch(), "acceptance", null).jsonPath();
    var event = Firewall.event(UUID.fromString(answer.getString("event_id")));

    Firewall.holds(event, "for-a-person", later, "TARGET_NOT_VERIFIED");

    Eventually.is(
        "HELD_FOR_PERSON", () -> target.inbox().jsonPath().getString("items[0].answers[0].code"));
    target
        .inbox()
        .then()
        .body("items[0].answers[0].reasons.code", contains("TARGET_NOT_VERIFIED"))
        .body("items[0].answers[0].outcome", equalTo("held for a check"));
    assertThat(source.told(sent, "code")).isEqualTo("DELIVERED");
  }

  @Test
  void answersAreGivenOnceAndAnIllegalOneIsRefused() {
    var sent = received();
    var dispatch = sent.dispatch();

    target
        .answer(dispatch, "completion", null)
        .then()
        .statusCode(409)
        .body("code", equalTo("NOT_ACCEPTED"));
    var first = target.answer(dispatch, "acceptance", null);
    var again = target.answer(dispatch, "acceptance", null);
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(again.asString()).isEqualTo(first.asString());
    target
        .answer(dispatch, "rejection", "no-capacity")
        .then()
        .statusCode(409)
        .body("code", equalTo("ALREADY_ACCEPTED"));
    assertThat(Database.count("answer where dispatch_id = ?", dispatch)).isEqualTo(1);

    var other = received();
    target.answer(other.dispatch(), "rejection", "because Jane").then().statusCode(400);
    target.answer(other.dispatch(), "rejection", "no-capacity").then().statusCode(202);
    target
        .answer(other.dispatch(), "acceptance", null)
        .then()
        .statusCode(409)
        .body("code", equalTo("ALREADY_REJECTED"));
  }

  private Sent received() {
    var sent = source.refer(Bodies.referral());
    Firewall.delivers(send(sent), target);
    target.awaits(sent);
    return sent;
  }

  private void deliverAnswer(String event) {
    Firewall.delivers(Firewall.event(UUID.fromString(event)), source);
  }

  /// Everything that was written before this is taken once this is.
  private void settle() {
    var last = source.refer(Bodies.referral());
    Firewall.delivers(send(last), target);
    source.isTold(last, "DELIVERED");
    target.awaits(last);
  }
}
