// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.firebreak.consent.OrganizationId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every line of scenarios/onward.txt: what is passed on, by whom, and on whose terms.
class OnwardScenariosTest {

  private static final Directory DIRECTORY = Scenarios.directory();

  static Stream<Arguments> scenarios() {
    return Scenarios.table("onward").stream().map(row -> Arguments.of(row.cell("what"), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void isDecidedAsTheTableSays(String what, Scenarios.Row row) {
    var decision =
        Firewall.decide(
            Case.of(
                event(row),
                "specialist-support",
                row.cell("address"),
                DIRECTORY,
                CaseFixture.basis(row.cell("basis"), row.cell("source")),
                CaseFixture.NOW));

    assertThat(DecisionScenariosTest.told(decision).strip())
        .as(what)
        .isEqualTo((row.cell("outcome") + " " + row.cell("reasons")).strip());
  }

  private static Event event(Scenarios.Row row) {
    var kind = CaseFixture.kind(row.cell("kind"));
    return CaseFixture.event(
        row.cell("source"),
        kind instanceof Event.Kind.Referral ? List.of("person", "immigration") : List.of(),
        row.cell("basis"),
        kind,
        new Chain(
            new OrganizationId(row.cell("origin")),
            Integer.parseInt(row.cell("hops")),
            Integer.parseInt(row.cell("at most"))));
  }
}
