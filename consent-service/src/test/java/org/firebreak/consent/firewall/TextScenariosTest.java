// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.firebreak.consent.screening.Inspection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every line of scenarios/texts.txt: what a text asks for and what it tells, alone and beside each
/// other rule.
class TextScenariosTest {

  static Stream<Arguments> scenarios() {
    return Scenarios.table("texts").stream().map(row -> Arguments.of(row.cell("what"), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void isDecidedAsTheTableSays(String what, Scenarios.Row row) {
    var text = List.of(row.cell("text"));
    var findings =
        row.cell("sections").equals("immigration")
            ? Inspection.inspect(List.of(), text)
            : Inspection.inspect(text, List.of());
    var decision = Firewall.decide(DecisionScenariosTest.caseOf(row).withFindings(findings));

    assertThat(DecisionScenariosTest.told(decision))
        .as(what)
        .isEqualTo((row.cell("outcome") + " " + row.cell("reasons")).strip());
  }
}
