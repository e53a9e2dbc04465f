// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Scenarios;
import org.junit.jupiter.api.Test;

/// As the differential test, but what the address and the purpose mean is read from words.
class WrittenCasesTest {

  private static final int CASES = 10_000;

  private final Directory directory = Scenarios.directory();
  private final Translator translator = new Translator();
  private final Comparison comparison = new Comparison(Policy.FIREWALL);

  @Test
  void whatIsWrittenIsDecidedAsWhatIsMeant() {
    var cases = new WrittenCases();
    var delivered = 0;
    for (long seed = 0; seed < CASES; seed++) {
      var written = cases.written(seed);
      var where =
          "with seed %d, address \"%s\", purpose \"%s\""
              .formatted(seed, written.address(), written.purpose());
      var verdict = comparison.check(written.meant(), caseOf(written), where);
      delivered += verdict.outcome().equals(Verdict.DELIVER) ? 1 : 0;
    }

    assertThat(delivered).isGreaterThan(CASES / 100);
  }

  private Case caseOf(WrittenCases.Written written) {
    var meant = written.meant();
    return Case.of(
        translator.event(meant),
        written.purpose(),
        written.address(),
        directory,
        translator.basis(meant),
        Translator.moment(meant.now()));
  }
}
