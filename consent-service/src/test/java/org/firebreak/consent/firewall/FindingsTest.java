// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// What inspection found, as the decision takes it.
class FindingsTest {

  /// Findings only ever hold: with any of them no more is delivered, and what is dropped stays
  /// dropped. Her status alone may be told to some.
  @Test
  void findingsNeverOpenAnything() {
    for (var row : Scenarios.table("decisions")) {
      var without = DecisionScenariosTest.caseOf(row);
      for (var finding : Finding.values()) {
        var decision = Firewall.decide(without.withFindings(Set.of(finding)));

        var before = Firewall.decide(without);
        assertThat(decision)
            .satisfiesAnyOf(
                now -> assertThat(now).isNotInstanceOf(Decision.Deliver.class),
                now -> {
                  assertThat(finding).isEqualTo(Finding.TELLS_HER_STATUS);
                  assertThat(now).isEqualTo(before);
                });
        if (before instanceof Decision.Drop drop) {
          assertThat(decision).isEqualTo(drop);
        }
      }
    }
  }

  /// What was delivered was inspected then; reading it again asks nothing of the text.
  @Test
  void standingDoesNotDependOnFindings() {
    for (var row : Scenarios.table("decisions")) {
      var of = DecisionScenariosTest.caseOf(row);

      assertThat(Firewall.standing(of.withFindings(Set.of(Finding.values()))))
          .isEqualTo(Firewall.standing(of));
    }
  }
}
