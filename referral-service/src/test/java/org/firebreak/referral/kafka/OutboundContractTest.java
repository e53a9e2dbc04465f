// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.firebreak.referral.SectionLabel;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.inbox.RejectionReason;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Eventually;
import org.firebreak.referral.surroundings.Firewall;
import org.firebreak.referral.surroundings.OutboundEvent;
import org.firebreak.referral.surroundings.Sent;
import org.firebreak.runtime.rules.Contracts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every event that this service can publish, as it lies on the topic.
@QuarkusTest
class OutboundContractTest extends ServiceTest {

  private static final Map<String, Contracts> BY_KIND =
      Stream.of("referral", "answer", "notice", "acknowledgement")
          .collect(toMap(kind -> kind, kind -> Contracts.of("referral-service", kind)));

  private final Agency source = Agency.next();
  private final Agency target = Agency.next();

  @Test
  void theContractsAcceptTheirOwnExamples() {
    BY_KIND.values().forEach(contract -> contract.examples().values().forEach(contract::accepts));
  }

  @Test
  void aReferralWithEverything() {
    var basis = UUID.randomUUID();
    var sections =
        Arrays.stream(SectionLabel.values())
            .map(label -> "{\"label\": \"%s\", \"text\": \"é ☎ 𝄞\"}".formatted(label.label()))
            .collect(Collectors.joining(","));
    var sent =
        source.refer(
            """
            {"purpose": "Straße \\u200b", "basis_id": "%s", "high_risk": true,
             "targets": [{"address": "höme-office.example"}], "sections": [%s]}
            """
                .formatted(basis, sections));

    var event = accepted(Firewall.event(sent.event()));

    assertThat(event.key()).isEqualTo(sent.referral().toString());
    assertThat(event.headers())
        .containsEntry("ce_subject", sent.dispatch().toString())
        .containsEntry("ce_referralid", sent.referral().toString())
        .containsEntry("ce_sourceorganization", source.id())
        .containsEntry(
            "ce_sections",
            "person,safe-contact,address,risk,children,perpetrator,needs,health,immigration")
        .containsEntry("ce_basisid", basis.toString())
        .containsEntry("ce_origin", source.id())
        .containsEntry("ce_hops", "0")
        .containsEntry("ce_mosthops", "3")
        .containsEntry("ce_highrisk", "true")
        .doesNotContainKey("ce_causeid");
    assertThat(event.content().path("target_address").asText()).isEqualTo("höme-office.example");
    assertThat(event.content().path("purpose").asText()).isEqualTo("Straße \u200b");
    assertThat(event.content().at("/sections/8/text").asText()).isEqualTo("é ☎ 𝄞");
  }

  @Test
  void aReferralWithAsLittleAsPossible() {
    var sent =
        source.refer(
            """
            {"purpose": "", "targets": [{"address": "x"}], "sections": [{"label": "risk", "text": ""}]}
            """);

    var event = accepted(Firewall.event(sent.event()));

    assertThat(event.headers())
        .containsEntry("ce_highrisk", "false")
        .doesNotContainKeys("ce_basisid", "ce_causeid");
  }

  @Test
  void anOnwardReferralKeepsItsOriginAndNamesItsCause() {
    var received = received(source, target, Bodies.referral());
    var third = Agency.next();

    var sent = target.refer(onward(received));
    var event = accepted(Firewall.event(sent.event()));

    assertThat(event.headers())
        .containsEntry("ce_sourceorganization", target.id())
        .containsEntry("ce_origin", source.id())
        .containsEntry("ce_hops", "1")
        .containsEntry("ce_causeid", received.event().toString());

    Firewall.delivers(event, third);
    third.awaits(sent);
    var further = accepted(Firewall.event(third.refer(onward(sent)).event()));
    assertThat(further.headers())
        .containsEntry("ce_origin", source.id())
        .containsEntry("ce_hops", "2")
        .containsEntry("ce_causeid", sent.event().toString());
  }

  @Test
  void theTermsOfAReferralTravelAlongAndOnlyGetNarrower() {
    var received = received(source, target, furtherHops(Bodies.referral(), 2));
    assertThat(target.inbox().jsonPath().getInt("items[0].most_hops")).isEqualTo(2);
    var third = Agency.next();

    var sent = target.refer(furtherHops(onward(received), 0));
    var event = accepted(Firewall.event(sent.event()));
    assertThat(event.headers()).containsEntry("ce_hops", "1").containsEntry("ce_mosthops", "1");

    Firewall.delivers(event, third);
    third.awaits(sent);
    var further = accepted(Firewall.event(third.refer(furtherHops(onward(sent), 3)).event()));
    assertThat(further.headers()).containsEntry("ce_hops", "2").containsEntry("ce_mosthops", "1");
  }

  @Test
  void whoDidNotReceiveItCannotReferItOn() {
    var received = received(source, target, Bodies.referral());

    source.post(onward(received)).then().statusCode(422).body("code", equalTo("ONWARD_OF_UNKNOWN"));
  }

  @Test
  void aCure() {
    var held = source.refer(Bodies.referral());
    Firewall.holds(
        Firewall.event(held.event()), "curable", Instant.now().plusSeconds(600), "BASIS_MISSING");
    source.isTold(held, "HELD_FOR_SOURCE");

    var cured = held.curedBy(source.cure(held, "{\"basis_id\":\"" + UUID.randomUUID() + "\"}"));

    assertThat(accepted(Firewall.event(cured.event())).headers())
        .containsEntry("ce_causeid", held.event().toString());
  }

  @Test
  void everyAnswer() {
    var accepted = received(source, target, Bodies.referral());
    answer(accepted, "acceptance", null);
    answer(accepted, "completion", null);
    for (var reason : RejectionReason.values()) {
      answer(received(source, target, Bodies.referral()), "rejection", reason.code());
    }
  }

  private void answer(Sent sent, String word, @Nullable String reason) {
    var given = target.answer(sent.dispatch(), word, reason).then().statusCode(202).extract();
    var event = accepted(Firewall.event(UUID.fromString(given.jsonPath().getString("event_id"))));
    assertThat(event.key()).isEqualTo(sent.referral().toString());
    assertThat(event.headers())
        .containsEntry("ce_subject", sent.dispatch().toString())
        .containsEntry("ce_sourceorganization", target.id())
        .containsEntry("ce_inreplyto", sent.event().toString())
        .containsEntry("ce_origin", source.id());
    assertThat(event.content().path("target_address").asText()).isEqualTo(source.id());
    assertThat(event.content().path("reason").asText(null)).isEqualTo(reason);
  }

  @Test
  void aNoticeOfAWithdrawalAndItsAcknowledgement() {
    var basis = UUID.randomUUID();
    var sent = received(source, target, Bodies.restingOn(basis));
    Firewall.tellsOfWithdrawal(basis, source, Instant.parse("2026-11-22T10:15:00.25Z"));

    var notice = accepted(Firewall.noticeOf(sent.dispatch()));

    assertThat(notice.key()).isEqualTo(sent.referral().toString());
    assertThat(notice.headers())
        .containsEntry("ce_subject", sent.dispatch().toString())
        .containsEntry("ce_sourceorganization", source.id())
        .containsEntry("ce_inreplyto", sent.event().toString())
        .doesNotContainKey("ce_basisid")
        .containsEntry("ce_sections", "")
        .containsEntry("ce_origin", source.id())
        .containsEntry("ce_hops", "0");
    assertThat(notice.content().path("target_address").asText()).isEqualTo(target.id());
    assertThat(notice.content().path("purpose").asText()).isEqualTo("specialist-support");
    assertThat(notice.content().path("withdrawn_at").asText())
        .isEqualTo("2026-11-22T10:15:00.250Z");

    Firewall.delivers(notice, target);
    Eventually.is(202, () -> target.answer(sent.dispatch(), "acknowledgement", null).statusCode());
    var again = target.answer(sent.dispatch(), "acknowledgement", null).jsonPath();
    var acknowledgement = accepted(Firewall.event(UUID.fromString(again.getString("event_id"))));
    assertThat(acknowledgement.headers())
        .containsEntry("ce_sourceorganization", target.id())
        .containsEntry("ce_inreplyto", notice.id().toString());
    assertThat(acknowledgement.content().path("target_address").asText()).isEqualTo(source.id());
  }

  @Test
  void numbersOnEachPartitionHaveNoGapsAndEveryEventIsAsItsContractSays() {
    for (int i = 0; i < 20; i++) {
      source.refer(Bodies.referral());
    }
    Firewall.event(source.refer(Bodies.referral()).event());

    var events = Firewall.events();

    events.forEach(OutboundContractTest::accepted);
    Map<Integer, List<Long>> numbers =
        events.stream()
            .collect(
                groupingBy(
                    OutboundEvent::partition,
                    Collectors.mapping(
                        event -> Long.parseLong(event.header("ce_outboxnumber")),
                        Collectors.toList())));
    assertThat(numbers.size()).isGreaterThan(1);
    numbers.forEach((partition, found) ->
        assertThat(found)
            .containsExactlyElementsOf(LongStream.rangeClosed(1, found.size()).boxed().toList()));
    assertThat(events)
        .allSatisfy(event ->
            assertThat(event.header("ce_outboxpartition"))
                .isEqualTo(Integer.toString(event.partition())));
  }

  private static OutboundEvent accepted(OutboundEvent event) {
    var contract = Objects.requireNonNull(BY_KIND.get(event.kind()));
    contract.accepts(event.document());
    var content =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(contract.schema().getSchemaNode().at("/$defs/content"));
    assertThat(content.validate(event.content())).isEmpty();
    return event;
  }

  private static String furtherHops(String body, int further) {
    return body.replace("\"purpose\"", "\"further_hops\": " + further + ", \"purpose\"");
  }

  private static String onward(Sent received) {
    return Bodies.referral()
        .replace("\"purpose\"", "\"onward_of\": \"" + received.dispatch() + "\", \"purpose\"");
  }

  private static Sent received(Agency from, Agency to, String body) {
    var sent = from.refer(body);
    Firewall.delivers(Firewall.event(sent.event()), to);
    to.awaits(sent);
    return sent;
  }
}
