// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.outcome.Decision;
import org.firebreak.runtime.rules.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What consent-service writes to `firewall.decisions.v1`, as its contract and examples say.
class DecisionContractTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Contracts CONTRACT = Contracts.of("consent-service", "decision");
  private static final EventId EVENT =
      new EventId(UUID.fromString("5f7c2a52-5d0f-4d38-9a55-3f1f6b0f7a01"));
  private static final DispatchId DISPATCH =
      new DispatchId(UUID.fromString("0d3bb0f4-6a53-4f2e-8f0a-0a1f0c7b4a02"));
  private static final Instant EXPIRES = Instant.parse("2026-11-25T09:30:00.400Z");

  private final DecisionReader reader = new DecisionReader(new JsonObjects(JSON));

  static Stream<Arguments> meanings() {
    return Stream.of(
        Arguments.of("deliver.json", new Decision.Deliver(List.of())),
        Arguments.of("drop.json", new Decision.Drop(List.of("TARGET_HAS_IMMIGRATION_FUNCTION"))),
        Arguments.of(
            "quarantine-curable.json",
            new Decision.HoldForSource(List.of("BASIS_MISSING"), EXPIRES)),
        Arguments.of(
            "quarantine-for-a-person.json",
            new Decision.HoldForPerson(List.of("ADDRESS_LOOKS_LIKE_IMMIGRATION"), EXPIRES)));
  }

  @ParameterizedTest
  @MethodSource("meanings")
  void anExampleIsReadForWhatItMeans(String example, Decision.Verdict verdict)
      throws UnreadableRecordException, IOException {
    assertThat(read(example(example)))
        .contains(new Decision(Decision.Kind.REFERRAL, EVENT, DISPATCH, null, verdict));
  }

  @Test
  void aDecisionAboutAnUnreadableEventIsAboutNobody()
      throws UnreadableRecordException, IOException {
    assertThat(read(example("unreadable.json"))).isEmpty();
  }

  static Stream<String> examples() {
    return CONTRACT.examples().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsReadWithAnUnknownFieldToo(String example)
      throws UnreadableRecordException, IOException {
    var known = example(example);
    var newer = ((ObjectNode) known.deepCopy()).put("from_the_future", "x");
    newer.putObject("deep").put("er", 1);

    assertThat(read(newer)).isEqualTo(read(known));
  }

  @Test
  void aReasonCodeThatIsNotKnownIsKept() throws UnreadableRecordException, IOException {
    var newer = (ObjectNode) example("drop.json");
    newer.putArray("reasons").add("FROM_THE_FUTURE");

    assertThat(read(newer).orElseThrow().verdict())
        .isEqualTo(new Decision.Drop(List.of("FROM_THE_FUTURE")));
  }

  @Test
  void aHoldOfAnUnknownKindIsNotTheSourcesToCure() throws UnreadableRecordException, IOException {
    var newer = (ObjectNode) example("quarantine-curable.json");
    newer.put("hold_kind", "of-the-future");

    assertThat(read(newer).orElseThrow().verdict()).isInstanceOf(Decision.HoldForPerson.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "null",
        "{}",
        "{\"kind\":\"referral\"}",
        "{\"kind\":\"referral\",\"event_id\":\"x\",\"dispatch_id\":\"x\",\"outcome\":\"drop\"}",
        "{\"kind\":\"of-the-future\",\"outcome\":\"deliver\"}"
      })
  void whatIsNoDecisionIsUnreadable(String value) {
    assertThatThrownBy(() -> reader.read(value.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  void anOutcomeThatIsNotKnownIsUnreadable() {
    var newer = (ObjectNode) example("deliver.json");
    newer.put("outcome", "of-the-future");

    assertThatThrownBy(() -> read(newer)).isInstanceOf(UnreadableRecordException.class);
  }

  private static JsonNode example(String name) {
    return Objects.requireNonNull(CONTRACT.examples().get(name)).deepCopy();
  }

  private Optional<Decision> read(JsonNode decision) throws UnreadableRecordException, IOException {
    return reader.read(JSON.writeValueAsBytes(decision));
  }
}
