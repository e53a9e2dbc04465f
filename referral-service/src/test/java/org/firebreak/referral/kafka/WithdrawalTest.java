// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.TellOfWithdrawal;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Database;
import org.firebreak.referral.surroundings.Eventually;
import org.firebreak.referral.surroundings.Firewall;
import org.firebreak.referral.surroundings.Sent;
import org.junit.jupiter.api.Test;

/// A withdrawal goes to every agency that received, which acknowledges; who has not is visible.
@QuarkusTest
class WithdrawalTest extends ServiceTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:15:00.250Z");

  @Inject TellOfWithdrawal telling;

  private final Agency source = Agency.next();
  private final Agency target = Agency.next();
  private final UUID consent = UUID.randomUUID();

  @Test
  void whoReceivedIsToldAndAcknowledgesAndTheSourceSeesHowFarItIs() {
    var sent = delivered(target);
    assertThat(source.told(sent, "withdrawal")).isNull();

    Firewall.tellsOfWithdrawal(consent, source, AT);

    isTold(sent, "not yet told");
    assertThat(source.told(sent, "withdrawal.withdrawn_at")).isEqualTo(AT.toString());
    target.inbox().then().body("items[0].consent_withdrawn_at", equalTo(null));

    Firewall.delivers(Firewall.noticeOf(sent.dispatch()), target);

    isTold(sent, "told");
    target.inbox().then().body("items[0].consent_withdrawn_at", equalTo(AT.toString()));
    assertThat(source.told(sent, "withdrawal.told_at")).isNotNull();
    assertThat(source.told(sent, "withdrawal.acknowledged_at")).isNull();

    var given = target.answer(sent.dispatch(), "acknowledgement", null);
    assertThat(given.statusCode()).isEqualTo(202);
    assertThat(target.answer(sent.dispatch(), "acknowledgement", null).asString())
        .isEqualTo(given.asString());
    assertThat(source.told(sent, "withdrawal.outcome")).isEqualTo("told");

    Firewall.delivers(
        Firewall.event(UUID.fromString(given.jsonPath().getString("event_id"))), source);

    isTold(sent, "acknowledged");
    assertThat(source.told(sent, "withdrawal.acknowledged_at")).isNotNull();
    assertThat(source.told(sent, "code")).as("the dispatch itself").isEqualTo("DELIVERED");
    target
        .inbox()
        .then()
        .body("items[0].answers.answer", contains("acknowledged"))
        .body("items[0].answers.outcome", contains("delivered"));
    assertThat(Database.count("answer where dispatch_id = ?", sent.dispatch())).isEqualTo(1);
  }

  @Test
  void eachTargetIsToldByItselfAndWhoHasNotIsVisible() {
    var other = Agency.next();
    var first = delivered(target);
    var second = delivered(other);

    Firewall.tellsOfWithdrawal(consent, source, AT);
    Firewall.delivers(Firewall.noticeOf(second.dispatch()), other);
    acknowledge(second, other);

    isTold(second, "acknowledged");
    isTold(first, "not yet told");
    target.answer(first.dispatch(), "acknowledgement", null).then().statusCode(409);
  }

  @Test
  void aDeliveryThatIsLearnedOfAfterTheWithdrawalGetsItsNotice() {
    Firewall.tellsOfWithdrawal(consent, source, AT);
    Eventually.is(1L, () -> Database.count("withdrawal where basis_id = ?", consent));

    var sent = delivered(target);

    isTold(sent, "not yet told");
    assertThat(Firewall.noticeOf(sent.dispatch()).content().path("withdrawn_at").asText())
        .isEqualTo(AT.toString());
  }

  @Test
  void aWithdrawalAndADeliveryThatAreLearnedOfAtTheSameMomentMakeOneNotice() {
    var dispatches = new ArrayList<UUID>();
    for (int i = 0; i < 20; i++) {
      var basis = UUID.randomUUID();
      var sent = source.refer(Bodies.restingOn(basis));
      var event = Firewall.event(sent.event());
      dispatches.add(sent.dispatch());
      var delivery = CompletableFuture.runAsync(() -> Firewall.puts(event, target, _ -> {}));
      Firewall.tellsOfWithdrawal(basis, source, AT);
      delivery.join();
    }

    for (var dispatch : dispatches) {
      Eventually.is(1L, () -> Database.count("notice where dispatch_id = ?", dispatch));
      assertThat(Firewall.noticeOf(dispatch).header("ce_subject")).isEqualTo(dispatch.toString());
    }
  }

  @Test
  void theSameWithdrawalTwiceAndTheSameDeliveryTwiceMakeOneNotice() {
    var sent = delivered(target);
    Firewall.tellsOfWithdrawal(consent, source, AT);
    isTold(sent, "not yet told");

    Firewall.tellsOfWithdrawal(consent, source, AT.plusSeconds(60));
    Firewall.puts(Firewall.event(sent.event()), target, _ -> {});
    Firewall.delivers(Firewall.noticeOf(sent.dispatch()), target);
    Firewall.delivers(Firewall.noticeOf(sent.dispatch()), target);
    isTold(sent, "told");
    var last = delivered(target);
    isTold(last, "not yet told");

    assertThat(source.told(sent, "withdrawal.withdrawn_at")).isEqualTo(AT.toString());
    assertThat(
            Firewall.events().stream()
                .filter(event -> event.kind().equals("notice"))
                .filter(event -> event.header("ce_subject").equals(sent.dispatch().toString())))
        .hasSize(1);
  }

  @Test
  void whatRestsOnAnotherConsentAndWhatWasNotDeliveredHaveNobodyToTell() {
    var notDelivered = source.refer(Bodies.restingOn(consent));
    var anothers = UUID.randomUUID();
    var onAnother = source.refer(Bodies.restingOn(anothers));
    Firewall.delivers(Firewall.event(onAnother.event()), target);
    target.awaits(onAnother);

    Firewall.tellsOfWithdrawal(consent, source, AT);
    Firewall.tellsOfWithdrawal(anothers, Agency.next(), AT);
    Eventually.is(1L, () -> Database.count("withdrawal where basis_id = ?", anothers));

    assertThat(source.told(notDelivered, "withdrawal")).isNull();
    assertThat(source.told(onAnother, "withdrawal"))
        .as("withdrawn in another source's name")
        .isNull();
  }

  @Test
  void aNoticeThatIsHeldOrNotSentIsNotToldAndTheSourceSeesWhy() {
    var held = delivered(target);
    var dropped = delivered(target);
    Firewall.tellsOfWithdrawal(consent, source, AT);
    isTold(dropped, "not yet told");

    Firewall.holds(
        Firewall.noticeOf(held.dispatch()),
        "curable",
        Instant.now().plus(3, ChronoUnit.DAYS),
        "TARGET_NOT_VERIFIED");
    Firewall.drops(Firewall.noticeOf(dropped.dispatch()), "TARGET_HAS_IMMIGRATION_FUNCTION");

    Eventually.is(
        "[TARGET_NOT_VERIFIED]", () -> source.toldAll(held, "withdrawal.reasons.code").toString());
    Eventually.is(
        "[TARGET_HAS_IMMIGRATION_FUNCTION]",
        () -> source.toldAll(dropped, "withdrawal.reasons.code").toString());
    isTold(held, "not yet told");
    isTold(dropped, "not yet told");
    target.answer(held.dispatch(), "acknowledgement", null).then().statusCode(409);
  }

  @Test
  void whoCouldNotBeToldIsToldAnewOnceTheHoldHasEnded() {
    var sent = delivered(target);
    Firewall.tellsOfWithdrawal(consent, source, AT);
    var held = Firewall.noticeOf(sent.dispatch());
    Firewall.holds(held, "curable", Instant.now(), "TARGET_NOT_VERIFIED");
    Eventually.is(
        1L, () -> Database.count("notice where event_id = ? and state like 'held%'", held.id()));

    telling.again();
    telling.again();

    var next = Firewall.noticeOf(sent.dispatch());
    assertThat(next.id()).isNotEqualTo(held.id());
    assertThat(next.content()).isEqualTo(held.content());
    Firewall.delivers(next, target);
    isTold(sent, "told");
  }

  @Test
  void whoWasNotToldHasNothingToAcknowledge() {
    var sent = delivered(target);

    target
        .answer(sent.dispatch(), "acknowledgement", null)
        .then()
        .statusCode(409)
        .body("code", equalTo("NOTHING_TO_ACKNOWLEDGE"));
  }

  @Test
  void aNoticeForAnyoneButTheOneWhoHoldsTheDeliveryIsSetAside() {
    var other = Agency.next();
    var sent = delivered(target);
    Firewall.tellsOfWithdrawal(consent, source, AT);
    var notice = Firewall.noticeOf(sent.dispatch());

    Firewall.puts(notice, other, _ -> {});
    Firewall.puts(
        notice,
        target,
        delivery ->
            ((ObjectNode) delivery.path("headers"))
                .put("ce_inreplyto", UUID.randomUUID().toString()));
    isTold(delivered(target), "not yet told");

    assertThat(source.told(sent, "withdrawal.outcome")).isEqualTo("not yet told");
    assertThat(other.inbox().jsonPath().getList("items")).isEmpty();
    assertThat(Database.count("received where notice_id = ?", notice.id())).isZero();
  }

  @Test
  void aWithdrawalThatCannotBeReadIsSetAsideAndBlocksNothing() {
    Firewall.send(
        Firewall.WITHDRAWALS,
        consent.toString(),
        Map.of(),
        "no json".getBytes(StandardCharsets.UTF_8));
    var sent = delivered(target);

    Firewall.tellsOfWithdrawal(consent, source, AT);

    isTold(sent, "not yet told");
    assertThat(Database.count("unreadable_record where topic = ?", Firewall.WITHDRAWALS))
        .isEqualTo(1);
  }

  private Sent delivered(Agency to) {
    var sent = source.refer(Bodies.restingOn(consent));
    Firewall.delivers(Firewall.event(sent.event()), to);
    to.awaits(sent);
    source.isTold(sent, "DELIVERED");
    return sent;
  }

  private void acknowledge(Sent sent, Agency by) {
    Eventually.is(202, () -> by.answer(sent.dispatch(), "acknowledgement", null).statusCode());
    var given = by.answer(sent.dispatch(), "acknowledgement", null).jsonPath();
    Firewall.delivers(Firewall.event(UUID.fromString(given.getString("event_id"))), source);
  }

  private void isTold(Sent sent, String outcome) {
    Eventually.is(outcome, () -> source.told(sent, "withdrawal.outcome"));
  }
}
