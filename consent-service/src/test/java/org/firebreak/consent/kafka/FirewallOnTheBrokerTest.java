// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Fact;
import org.firebreak.consent.Holds;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Outbound;
import org.firebreak.consent.Outbound.Draft;
import org.firebreak.consent.Period;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.RecordBasis;
import org.firebreak.consent.Scope;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.Surroundings;
import org.firebreak.consent.Watched;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.runtime.sealing.SealedRecords;
import org.firebreak.stack.quarkus.RealParts;
import org.junit.jupiter.api.Test;

/// The loop on a real broker and a real database.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class FirewallOnTheBrokerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OUTPUTS =
      List.of(
          "firewall.decisions.v1",
          "firewall.quarantine.v1",
          "inbox.police.v1",
          "inbox.specialist-support.v1",
          "inbox.housing.v1");

  @Inject RecordBasis record;
  @Inject Seals seals;
  @Inject Holds inQuarantine;

  @Test
  void eachEventGetsOneDecisionAndWhatFollowsFromIt() throws IOException {
    var basis = consent("kent-police", "lantern-refuge");
    var deliver = new Draft("kent-police", "lantern-refuge", "specialist-support", basis);
    var drop = new Draft("kent-police", "NCCU", "risk-management", basis);
    var held = new Draft("kent-police", "larch-homes", "housing", basis);
    var lookAlike =
        new Draft("kent-police", "Immigraiton Enforcement", "specialist-support", basis);
    try (var outbound = new Outbound(RealParts.broker());
        var watched = new Watched(RealParts.broker(), OUTPUTS)) {
      var sent = List.of(deliver, drop, held, lookAlike);
      for (var draft : sent) {
        outbound.send(0, draft);
      }
      // The relay may send again what it had sent: the same number is not decided twice.
      outbound.send(0, 1, deliver);
      outbound.send(0, 4, lookAlike);

      var decisions = watched.await(4, of("firewall.decisions.v1", sent));
      var contract = Contracts.of("consent-service", "decision");
      for (var decision : decisions) {
        contract.accepts(JSON.readTree(decision.value()));
      }
      assertThat(decisions).hasSize(4);
      assertThat(decisions)
          .extracting(FirewallOnTheBrokerTest::outcome)
          .containsExactlyInAnyOrder("deliver", "drop", "quarantine", "quarantine");

      var inbox = watched.await(1, of("inbox.", sent));
      assertThat(inbox).hasSize(1);
      assertThat(inbox.getFirst().topic()).isEqualTo("inbox.specialist-support.v1");
      Contracts.of("consent-service", "delivery").accepts(document(inbox.getFirst()));

      var holds = watched.await(2, of("firewall.quarantine.v1", sent));
      assertThat(holds).hasSize(2);
      for (var hold : holds) {
        Contracts.of("consent-service", "hold").accepts(document(hold));
      }
      assertThat(holds)
          .extracting(record -> opened(seals.quarantine, record))
          .anyMatch(String::isEmpty)
          .anyMatch(text -> text.contains("Sample Person"));
      assertThat(new String(held(lookAlike), StandardCharsets.UTF_8)).contains("Sample Person");
      assertThat(inQuarantine.contentOf(new EventId(held.event))).isEmpty();
      assertThat(opened(seals.inbox, inbox.getFirst())).contains("Sample Person");
    }
  }

  @Test
  void whatCannotBeReadIsQuarantinedAndBlocksNothing() throws IOException {
    var basis = consent("kent-police", "lantern-refuge");
    var noId = new Draft("kent-police", "lantern-refuge", "specialist-support", basis);
    noId.headers.remove("ce_id");
    var differs = new Draft("kent-police", "lantern-refuge", "specialist-support", basis);
    differs.headers.put("ce_sections", "person");
    var hint = new Draft("kent-police", "lantern-refuge", "specialist-support", basis);
    hint.content = hint.content.replaceFirst("\\{", "{\"also_notify\":\"nccu\",");
    var newer = new Draft("kent-police", "lantern-refuge", "specialist-support", basis);
    newer.headers.put("ce_type", "org.firebreak.referrals.referral.v2");
    var good = new Draft("kent-police", "lantern-refuge", "specialist-support", basis);
    try (var outbound = new Outbound(RealParts.broker());
        var watched = new Watched(RealParts.broker(), OUTPUTS)) {
      outbound.send(1, 1, noId);
      outbound.send(1, 1, newer);
      outbound.send(1, 1, differs);
      outbound.send(1, 2, hint);
      outbound.send(1, 3, good);

      var decisions =
          watched.await(
              5,
              record ->
                  record.topic().equals("firewall.decisions.v1")
                      && text(record).contains("outbound.v1/1/"));
      assertThat(decisions).hasSize(5);
      assertThat(decisions)
          .extracting(record -> json(record).required("reasons").toString())
          .containsExactlyInAnyOrder(
              "[\"MALFORMED\"]",
              "[\"UNKNOWN_VERSION\"]",
              "[\"CONTENT_HEADERS_DIFFER\"]",
              "[\"CONTENT_NOT_READABLE\"]",
              "[]");
      for (var decision : decisions) {
        Contracts.of("consent-service", "decision").accepts(json(decision));
      }
    }
  }

  /// The broker is shared with other test classes.
  private static Predicate<ConsumerRecord<String, byte[]>> of(String topic, List<Draft> sent) {
    var ids = sent.stream().map(draft -> draft.event.toString()).toList();
    return record ->
        record.topic().startsWith(topic)
            && ids.contains(
                new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
  }

  private byte[] held(Draft draft) {
    var end = Instant.now().plusSeconds(20);
    var content = inQuarantine.contentOf(new EventId(draft.event));
    while (content.isEmpty() && Instant.now().isBefore(end)) {
      content = inQuarantine.contentOf(new EventId(draft.event));
    }
    return content.orElseThrow();
  }

  private String consent(String source, String... grantees) {
    var now = Instant.now();
    var scope =
        new Scope(
            Set.of(grantees).stream()
                .map(OrganizationId::new)
                .collect(java.util.stream.Collectors.toSet()),
            EnumSet.allOf(Purpose.class),
            EnumSet.allOf(SectionLabel.class),
            new Period(now, now.plus(Duration.ofDays(1))));
    Basis.Consent consent =
        record.consentGiven(
            new Fact.Actor(source, "agency"), scope, "sample-1", Basis.Consent.Manner.IN_PERSON);
    return consent.id().toString();
  }

  private static String outcome(ConsumerRecord<String, byte[]> decision) {
    return json(decision).required("outcome").asText();
  }

  private static JsonNode json(ConsumerRecord<String, byte[]> record) {
    try {
      return JSON.readTree(record.value());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(ConsumerRecord<String, byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  private static String opened(SealedRecords seal, ConsumerRecord<String, byte[]> record) {
    var headers = new HashMap<String, String>();
    record
        .headers()
        .forEach(header ->
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return new String(
        seal.open(record.topic(), headers, record.value()).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static JsonNode document(ConsumerRecord<String, byte[]> record) {
    var headers = JSON.createObjectNode();
    record
        .headers()
        .forEach(header ->
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return JSON.createObjectNode()
        .<com.fasterxml.jackson.databind.node.ObjectNode>set("headers", headers)
        .set("value", json(record));
  }
}
