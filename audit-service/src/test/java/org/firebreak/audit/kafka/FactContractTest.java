// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.firebreak.audit.Entry;
import org.firebreak.audit.EntryFixture;
import org.firebreak.audit.Fact;
import org.firebreak.audit.OutboxNumber;
import org.firebreak.runtime.rules.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Contracts CONTRACT = Contracts.of("audit-service", "fact");

  static Stream<Map.Entry<String, JsonNode>> examples() {
    return CONTRACT.examples().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void entrySaysWhatTheRecordSays(Map.Entry<String, JsonNode> example) {
    CONTRACT.accepts(example.getValue());
    Entry entry = Records.entryOf(Records.fact(example.getValue(), "0", "41"));

    assertThat(entry).isInstanceOf(Fact.class);
    assertThat(entry.number())
        .contains(new OutboxNumber(example.getValue().required("producer").asText(), 0, 41));
    ObjectNode expected = Records.committed(example.getValue());
    expected.put("outbox_partition", 0).put("outbox_number", 41);
    expected.withArray("reasons");
    assertThat(Records.written(entry).required("fact")).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void fieldThatIsNotKnownYetIsIgnored(Map.Entry<String, JsonNode> example) {
    ObjectNode later = example.getValue().deepCopy();
    later.put("added_in_a_later_version", "whatever it says");

    assertThat(Records.entryOf(Records.fact(later, "0", "41")))
        .isEqualTo(Records.entryOf(Records.fact(example.getValue(), "0", "41")));
  }

  /// Producers refuse a kind that the contract does not have; the log, which must lose nothing,
  /// keeps it.
  @ParameterizedTest
  @MethodSource("examples")
  void kindThatIsNotKnownYetIsKept(Map.Entry<String, JsonNode> example) {
    ObjectNode later = example.getValue().deepCopy();
    later.put("kind", "kind-of-a-later-version");

    assertThat(Records.entryOf(Records.fact(later, "0", "41")).kind())
        .isEqualTo("kind-of-a-later-version");
  }

  /// What this service states itself keeps to the contract too.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'kind': 'entries-queried', 'acting_organization': 'sample-oversight-office', 'acting_role': 'auditor', 'count': 3, 'reasons': ['SEARCH']",
        "'kind': 'entries-let-go', 'acting_role': 'system', 'count': 65536, 'reasons': []",
        "'kind': 'legal-hold-placed', 'acting_organization': 'sample-oversight-office', 'acting_role': 'auditor', 'legal_hold_id': '22222222-5d0f-4d38-9a55-3f1f6b0f7a09', 'reasons': ['PUBLIC_INQUIRY']",
        "'kind': 'legal-hold-lift-proposed', 'acting_organization': 'sample-oversight-office', 'acting_role': 'auditor', 'legal_hold_id': '22222222-5d0f-4d38-9a55-3f1f6b0f7a09', 'reasons': ['COMPLAINT']",
        "'kind': 'legal-hold-lifted', 'acting_organization': 'sample-oversight-office', 'acting_role': 'auditor', 'legal_hold_id': '22222222-5d0f-4d38-9a55-3f1f6b0f7a09', 'reasons': ['COMPLAINT']",
        "'kind': 'entries-queried', 'acting_organization': 'lantern-refuge', 'acting_role': 'external_auditor', 'count': 3, 'reasons': ['EXPORT']",
        "'kind': 'access-revoked', 'acting_organization': 'sample-oversight-office', 'acting_role': 'auditor', 'about_organization': 'lantern-refuge', 'access_grant_id': '22222222-5d0f-4d38-9a55-3f1f6b0f7a09', 'reasons': ['INSPECTION']"
      })
  void whatThisServiceStatesIsAsAgreed(String members) throws IOException {
    CONTRACT.accepts(
        JSON.readTree(
            """
            {"fact_id": "22222222-5d0f-4d38-9a55-3f1f6b0f7a08", "producer": "audit-service", "at": "2026-11-22T09:50:00Z", %s}
            """
                .formatted(members.replace('\'', '"'))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"erasure-proposed", "erasure-approved", "erasure-refused", "keys-destroyed"})
  void erasureIsAFactAsAgreed(String kind) throws IOException {
    var fact = JSON.createObjectNode();
    Records.written(
            Fact.byAuditor(
                UUID.fromString("22222222-5d0f-4d38-9a55-3f1f6b0f7a09"),
                kind,
                EntryFixture.NOON,
                "sample-oversight-office",
                4,
                List.of("RIGHT_TO_ERASURE")))
        .required("fact")
        .properties()
        .forEach(member -> fact.set(member.getKey(), member.getValue()));
    CONTRACT.accepts(fact);
  }

  @Test
  void contractHasNoFieldForFreeText() {
    assertThat(CONTRACT.freeText()).isEmpty();
  }
}
