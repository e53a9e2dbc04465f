// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The firewall and its naive reference, over the same generated cases.
class DifferentialTest {

  private static final int CASES = 1_000_000;

  @Tag("long")
  @Test
  void firewallAndReferenceAgreeOnAMillionCases() {
    var generated = new GeneratedFacts();
    var comparison = new Comparison(Policy.FIREWALL);
    var seen = new HashMap<String, Integer>();
    var began = System.nanoTime();

    for (long seed = 0; seed < CASES; seed++) {
      var facts = generated.facts(seed);
      var expected = comparison.check(facts, "with seed " + seed);
      seen.merge(expected.outcome(), 1, Integer::sum);
      expected.reasons().forEach(reason -> seen.merge(reason, 1, Integer::sum));
    }

    var took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf(
        "%,d cases in %,d ms: %,d a second%n%s%n",
        CASES, took.toMillis(), CASES * 1_000L / took.toMillis(), seen);
    nothingIsMissing(seen);
  }

  /// Agreement on what never came up would show nothing.
  private static void nothingIsMissing(Map<String, Integer> seen) {
    for (var outcome :
        List.of(Verdict.DELIVER, Verdict.FOR_SOURCE, Verdict.FOR_A_PERSON, Verdict.NOT_SENT)) {
      assertThat(seen.getOrDefault(outcome, 0)).as(outcome).isGreaterThan(CASES / 1_000);
    }
    for (var reason : NaiveFirewall.REASONS) {
      assertThat(seen.getOrDefault(reason.code(), 0)).as(reason.code()).isGreaterThan(1_000);
    }
  }
}
