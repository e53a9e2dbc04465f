// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Fact;
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
import org.firebreak.runtime.rules.Contracts;
import org.firebreak.stack.quarkus.RealParts;
import org.junit.jupiter.api.Test;

/// What was sealed for the outbound topic and under some headers is decided there and under those,
/// or held as not readable.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SealedRecordsOnTheBrokerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OUTPUTS =
      List.of("firewall.decisions.v1", "inbox.specialist-support.v1", "inbox.housing.v1");

  /// One that no other test numbers.
  private static final int PARTITION = 3;

  @Inject RecordBasis record;

  @Test
  void whatIsBoundIsWhatTheContractsSay() {
    for (var contract : List.of("referral", "answer", "notice", "acknowledgement")) {
      assertThat(Seals.OUTBOUND)
          .isEqualTo(Contracts.of("referral-service", contract).authenticated());
    }
    assertThat(Seals.INBOX).isEqualTo(Contracts.of("consent-service", "delivery").authenticated());
    assertThat(Seals.QUARANTINE).isEqualTo(Contracts.of("consent-service", "hold").authenticated());
    assertThat(Seals.REVIEWS).isEqualTo(Contracts.of("consent-service", "review").authenticated());
  }

  @Test
  void aRecordThatWasCopiedOrChangedIsHeldAsNotReadableAndNeverDelivered() {
    var basis = consent();
    var changed = new HashSet<String>();
    try (var outbound = new Outbound(RealParts.broker());
        var watched = new Watched(RealParts.broker(), OUTPUTS)) {
      for (var header : Seals.OUTBOUND) {
        // Of another version nothing is read at all: FirewallOnTheBrokerTest.
        if (!header.equals("ce_specversion")) {
          var draft = draft(basis);
          var value = outbound.sealed(Outbound.TOPIC, draft);
          change(draft, header);
          outbound.put(PARTITION, draft, value);
          changed.add(id(draft));
        }
      }
      var withoutBasis = draft(basis);
      var sealedWithBasis = outbound.sealed(Outbound.TOPIC, withoutBasis);
      withoutBasis.headers.remove("ce_basisid");
      outbound.put(PARTITION, withoutBasis, sealedWithBasis);
      changed.add(id(withoutBasis));

      var fromElsewhere = draft(basis);
      outbound.put(
          PARTITION, fromElsewhere, outbound.sealed("inbox.specialist-support.v1", fromElsewhere));
      changed.add(id(fromElsewhere));

      var other = draft(basis);
      var underAnotherOnesHeaders = draft(basis);
      outbound.put(PARTITION, underAnotherOnesHeaders, outbound.sealed(Outbound.TOPIC, other));
      changed.add(id(underAnotherOnesHeaders));

      var notSealed = draft(basis);
      outbound.put(
          PARTITION,
          notSealed,
          new String(outbound.sealed(Outbound.TOPIC, notSealed), UTF_8)
              .replace("tink-aead", "plain")
              .getBytes(UTF_8));
      changed.add(id(notSealed));

      var good = draft(basis);
      outbound.send(PARTITION, good);

      var decisions =
          watched.await(
              changed.size() + 1,
              found ->
                  found.topic().equals("firewall.decisions.v1")
                      && (changed.contains(id(found)) || id(found).equals(id(good))));
      assertThat(decisions).hasSize(changed.size() + 1);
      assertThat(decisions)
          .filteredOn(found -> changed.contains(id(found)))
          .extracting(found -> json(found).required("reasons").toString())
          .containsOnly("[\"CONTENT_NOT_READABLE\"]");
      assertThat(watched.await(1, found -> found.topic().startsWith("inbox.")))
          .extracting(SealedRecordsOnTheBrokerTest::id)
          .contains(id(good))
          .doesNotContainAnyElementsOf(changed);
    }
  }

  @Test
  void aRecordThatWasCopiedToAnotherPartitionIsNoEventOfTheOutbox() {
    var draft = draft(consent());
    try (var outbound = new Outbound(RealParts.broker());
        var watched = new Watched(RealParts.broker(), OUTPUTS)) {
      outbound.copy(2, PARTITION, draft);

      var decisions =
          watched.await(
              1,
              found ->
                  found.topic().equals("firewall.decisions.v1")
                      && json(found).path("reasons").toString().equals("[\"MALFORMED\"]")
                      && new String(found.value(), UTF_8).contains("outbound.v1/2/"));
      assertThat(decisions).hasSize(1);
      assertThat(watched.await(0, found -> found.topic().startsWith("inbox.")))
          .extracting(SealedRecordsOnTheBrokerTest::id)
          .doesNotContain(id(draft));
    }
  }

  /// To a value that could be read.
  private static void change(Draft draft, String header) {
    switch (header) {
      case "ce_type" -> {
        draft.headers.put(header, "org.firebreak.referrals.answer.v1");
        draft.headers.put("ce_inreplyto", UUID.randomUUID().toString());
      }
      case "ce_sourceorganization", "ce_origin" -> draft.headers.put(header, "larch-homes");
      case "ce_hops", "ce_mosthops" -> draft.headers.put(header, "1");
      case "ce_highrisk" -> draft.headers.put(header, "true");
      case "ce_sections" -> draft.headers.put(header, "person");
      default -> draft.headers.put(header, UUID.randomUUID().toString());
    }
  }

  private static Draft draft(String basis) {
    return new Draft("kent-police", "lantern-refuge", "specialist-support", basis);
  }

  private String consent() {
    var now = Instant.now();
    var scope =
        new Scope(
            Set.of(new OrganizationId("lantern-refuge")),
            EnumSet.allOf(Purpose.class),
            EnumSet.allOf(SectionLabel.class),
            new Period(now, now.plus(Duration.ofDays(1))));
    return record
        .consentGiven(
            new Fact.Actor("kent-police", "agency"),
            scope,
            "sample-1",
            Basis.Consent.Manner.IN_PERSON)
        .id()
        .toString();
  }

  private static String id(Draft draft) {
    return draft.headers.getOrDefault("ce_id", "");
  }

  private static String id(ConsumerRecord<String, byte[]> found) {
    return new String(found.headers().lastHeader("ce_id").value(), UTF_8);
  }

  private static JsonNode json(ConsumerRecord<String, byte[]> found) {
    try {
      return JSON.readTree(found.value());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
