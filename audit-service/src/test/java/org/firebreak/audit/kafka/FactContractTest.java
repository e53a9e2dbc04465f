// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
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
        "'kind': 'entries-queried', 'acting_organization': 'sample-oversight-office', 'acting_role': 'auditor', 'count': 3, 'reasons': []",
        "'kind': 'entries-let-go', 'acting_role': 'system', 'count': 65536, 'reasons': []",
        "'kind': 'legal-hold-placed', 'acting_organization': 'sample-oversight-office', 'acting_role': 'auditor', 'legal_hold_id': '22222222-5d0f-4d38-9a55-3f1f6b0f7a09', 'reasons': ['PUBLIC_INQUIRY']",
        "'kind': 'legal-hold-lift-proposed', 'acting_organization': 'sample-oversight-office', 'acting_role': 'auditor', 'legal_hold_id': '22222222-5d0f-4d38-9a55-3f1f6b0f7a09', 'reasons': ['COMPLAINT']",
        "'kind': 'legal-hold-lifted', 'acting_organization': 'sample-oversight-office', 'acting_role': 'auditor', 'legal_hold_id': '22222222-5d0f-4d38-9a55-3f1f6b0f7a09', 'reasons': ['COMPLAINT']"
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
  @ValueSource(strings = {"erasure-proposed", "erasure-approved", "keys-destroyed"})
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
  void contractHasNoFieldForFreeText() throws IOException {
    var schema =
        JSON.readTree(
            Contracts.root()
                .resolve("audit-service/src/main/contracts/fact/v1/fact.schema.json")
                .toFile());
    assertThat(freeText("fact", schema)).isEmpty();
  }

  /// Would the walk find one? Each of these is a way in for a sentence.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"string\"}",
        "{\"type\": [\"string\", \"null\"]}",
        "{\"type\": \"string\", \"maxLength\": 20}",
        "{\"description\": \"of any type\"}",
        "{\"type\": \"array\"}",
        "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}",
        "{\"type\": \"array\", \"items\": {\"anyOf\": [{\"type\": \"integer\"}, {\"type\": \"string\"}]}}",
        "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\"note\": {\"type\": \"string\"}}}",
        "{\"type\": \"object\", \"properties\": {\"count\": {\"type\": \"integer\"}}}",
        "{\"type\": \"string\", \"format\": \"email\"}",
        "{\"type\": \"string\", \"pattern\": \"^.*$\"}",
        "{\"type\": \"string\", \"pattern\": \"[a-z]\"}"
      })
  void freeTextWouldBeFound(String property) throws IOException {
    var schema = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
    schema.putObject("properties").set("field", JSON.readTree(property));
    assertThat(freeText("fact", schema)).isNotEmpty();
  }

  /// Every place below `schema` where a text can stand that is neither one of a list, nor of a form
  /// that excludes sentences.
  private static List<String> freeText(String path, JsonNode schema) {
    var found = new ArrayList<String>();
    if (schema.has("enum")) {
      return found;
    }
    List<String> types = types(schema);
    if (types.isEmpty()) {
      found.add(path + " of any type");
    }
    if (types.contains("string") && !isNarrow(schema)) {
      found.add(path);
    }
    if (types.contains("array")) {
      found.addAll(freeText(path + "[]", schema.path("items")));
    }
    if (types.contains("object")) {
      if (!schema.path("additionalProperties").isBoolean()
          || schema.path("additionalProperties").booleanValue()) {
        found.add(path + ".*");
      }
      schema
          .path("properties")
          .properties()
          .forEach(each -> found.addAll(freeText(path + "." + each.getKey(), each.getValue())));
    }
    return found;
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      return List.of(type.textValue());
    }
    var types = new ArrayList<String>();
    type.forEach(each -> types.add(each.asText()));
    return types;
  }

  private static boolean isNarrow(JsonNode schema) {
    String pattern = schema.path("pattern").asText("");
    return List.of("uuid", "date-time").contains(schema.path("format").asText())
        || (pattern.startsWith("^")
            && pattern.endsWith("$")
            && !"a sentence of several words".matches(pattern)
            && !"Surname, Forename".matches(pattern));
  }
}
