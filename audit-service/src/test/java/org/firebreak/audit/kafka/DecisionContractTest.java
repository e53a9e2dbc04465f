// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;
import org.firebreak.audit.Decision;
import org.firebreak.audit.Entry;
import org.firebreak.runtime.rules.Contracts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionContractTest {
  private static final Contracts CONTRACT = Contracts.of("consent-service", "decision");

  static Stream<Map.Entry<String, JsonNode>> examples() {
    return CONTRACT.examples().entrySet().stream();
  }

  /// Nothing that the firewall states is lost on the way into the log, and nothing is added.
  @ParameterizedTest
  @MethodSource("examples")
  void entrySaysWhatTheRecordSays(Map.Entry<String, JsonNode> example) {
    CONTRACT.accepts(example.getValue());
    Entry entry = Records.entryOf(Records.decision(example.getValue()));

    assertThat(entry).isInstanceOf(Decision.class);
    assertThat(Records.written(entry).required("decision"))
        .isEqualTo(Records.committed(example.getValue()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void fieldThatIsNotKnownYetIsIgnored(Map.Entry<String, JsonNode> example) {
    ObjectNode later = example.getValue().deepCopy();
    later.put("added_in_a_later_version", "whatever it says");
    later.putObject("another").putArray("with").add(1);

    assertThat(Records.entryOf(Records.decision(later)))
        .isEqualTo(Records.entryOf(Records.decision(example.getValue())));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void reasonThatIsNotKnownYetIsKept(Map.Entry<String, JsonNode> example) {
    ObjectNode later = example.getValue().deepCopy();
    later.withArray("reasons").add("REASON_OF_A_LATER_VERSION");

    assertThat(Records.entryOf(Records.decision(later)).reasons())
        .contains("REASON_OF_A_LATER_VERSION");
  }
}
