// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.screening.Inspection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every line of scenarios/reviews.txt: what a review opens, and what none does.
class ReviewScenariosTest {

  static Stream<Arguments> scenarios() {
    return Scenarios.table("reviews").stream().map(row -> Arguments.of(row.cell("what"), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void isDecidedAsTheTableSays(String what, Scenarios.Row row) {
    var findings = Inspection.inspect(List.of(), List.of(row.cell("text")));
    var decision =
        Firewall.decide(DecisionScenariosTest.caseOf(row, review(row)).withFindings(findings));

    assertThat(DecisionScenariosTest.told(decision))
        .as(what)
        .isEqualTo((row.cell("outcome") + " " + row.cell("reasons")).strip());
  }

  private static Review review(Scenarios.Row row) {
    return row.cell("verdict").equals("decline")
        ? new Review.Declined()
        : new Review.Cleared(
            Arrays.stream(row.cell("cleared").split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .map(Finding::valueOf)
                .collect(Collectors.toSet()),
            Optional.of(row.cell("meant"))
                .filter(meant -> !meant.isEmpty())
                .map(OrganizationId::new));
  }
}
