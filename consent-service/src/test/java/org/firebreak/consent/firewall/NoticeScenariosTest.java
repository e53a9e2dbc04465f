// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every line of scenarios/notices.txt: a withdrawal is told and acknowledged, and opens no road.
class NoticeScenariosTest {

  private static final Directory DIRECTORY = Scenarios.directory();

  static Stream<Arguments> scenarios() {
    return Scenarios.table("notices").stream().map(row -> Arguments.of(row.cell("what"), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void isDecidedAsTheTableSays(String what, Scenarios.Row row) {
    var decision =
        Firewall.decide(
            Case.of(
                CaseFixture.event(row.cell("source"), List.of(), row.cell("basis"), kind(row)),
                row.cell("purpose"),
                row.cell("address"),
                DIRECTORY,
                CaseFixture.basis(row.cell("basis"), row.cell("source")),
                CaseFixture.NOW));

    assertThat(DecisionScenariosTest.told(decision).strip())
        .as(what)
        .isEqualTo((row.cell("outcome") + " " + row.cell("reasons")).strip());
  }

  private static Event.Kind kind(Scenarios.Row row) {
    var earlier = new EventId(new UUID(0, 4));
    return switch (row.cell("kind")) {
      case "notice" -> new Event.Kind.Notice(earlier);
      case "acknowledgement" -> new Event.Kind.Acknowledgement(earlier);
      case "answer" -> new Event.Kind.Answer(earlier);
      default -> throw new IllegalArgumentException("the scenarios know no such kind");
    };
  }
}
