// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
                CaseFixture.event(
                    row.cell("source"),
                    List.of(),
                    row.cell("basis"),
                    CaseFixture.kind(row.cell("kind"))),
                row.cell("purpose"),
                row.cell("address"),
                DIRECTORY,
                CaseFixture.basis(row.cell("basis"), row.cell("source")),
                CaseFixture.NOW));

    assertThat(DecisionScenariosTest.told(decision).strip())
        .as(what)
        .isEqualTo((row.cell("outcome") + " " + row.cell("reasons")).strip());
  }
}
