// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A comparison that finds no difference shows something only if it would have found one.
class PlantedDefectsTest {

  private static final int WITHIN = 20_000;

  private final GeneratedFacts generated = new GeneratedFacts();

  @Tag("long")
  @Test
  void everyPlantedDefectIsCaught() {
    var missed = new ArrayList<String>();
    for (var defect : PlantedDefects.all()) {
      var cases = casesUntilCaught(defect.policy());
      System.out.printf("%,7d  %s%n", cases, defect.name());
      if (cases > WITHIN) {
        missed.add(defect.name());
      }
    }

    assertThat(missed).as("not caught in %s cases", WITHIN).isEmpty();
  }

  @Test
  void theFirewallWithoutADefectIsNeverCaught() {
    assertThat(casesUntilCaught(Policy.FIREWALL)).isGreaterThan(WITHIN);
  }

  private int casesUntilCaught(Policy policy) {
    var comparison = new Comparison(policy);
    for (int seed = 0; seed < WITHIN; seed++) {
      if (!comparison.agrees(generated.facts(seed))) {
        return seed + 1;
      }
    }
    return WITHIN + 1;
  }
}
