// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.consent.SectionLabel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every line of scenarios/decisions.txt.
class DecisionScenariosTest {

  private static final Directory DIRECTORY = Scenarios.directory();

  static Stream<Arguments> scenarios() {
    return Scenarios.table("decisions").stream().map(row -> Arguments.of(row.cell("what"), row));
  }

  /// Mutation testing pays for each test and takes all lines as one.
  @Test
  void everyLineIsDecidedAsTheTableSays() {
    var directory = Scenarios.newDirectory();
    Scenarios.table("decisions").forEach(row -> isDecidedAsTheTableSays(row, directory));
  }

  @Tag("long")
  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void isDecidedAsTheTableSays(String what, Scenarios.Row row) {
    isDecidedAsTheTableSays(row, DIRECTORY);
  }

  private static void isDecidedAsTheTableSays(Scenarios.Row row, Directory directory) {
    var decision = Firewall.decide(caseOf(row, new Review.None(), directory));

    assertThat(told(decision))
        .as(row.cell("what"))
        .isEqualTo((row.cell("outcome") + " " + row.cell("reasons")).strip());
  }

  static Case caseOf(Scenarios.Row row) {
    return caseOf(row, new Review.None());
  }

  static Case caseOf(Scenarios.Row row, Review review) {
    return caseOf(row, review, DIRECTORY);
  }

  private static Case caseOf(Scenarios.Row row, Review review, Directory directory) {
    var event =
        CaseFixture.event(
            row.cell("source"),
            List.of(row.cell("sections").split(",")),
            row.cell("basis"),
            new Event.Kind.Referral(review));
    return Case.of(
        event,
        row.cell("purpose"),
        row.cell("address"),
        directory,
        CaseFixture.basis(row.cell("basis"), row.cell("source")),
        CaseFixture.NOW);
  }

  static String told(Decision decision) {
    var reasons = decision.reasons().stream().map(Reason::name).collect(Collectors.joining(", "));
    return switch (decision) {
      case Decision.Deliver(var _, var _, var sections, var _) ->
          "deliver "
              + sections.stream().sorted().map(SectionLabel::code).collect(Collectors.joining(","));
      case Decision.Quarantine(var kind, var _) ->
          switch (kind) {
            case CURABLE -> "held for source " + reasons;
            case FOR_A_PERSON -> "held for a person " + reasons;
          };
      case Decision.Drop _ -> "not sent " + reasons;
    };
  }
}
