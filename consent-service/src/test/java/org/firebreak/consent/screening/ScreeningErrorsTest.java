// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.screening.ScreeningCorpus.Sample;
import org.junit.jupiter.api.Test;

/// How often the screening errs, in both directions, and that it does not come to err more often.
/// `docs/screening.md` reports what this prints.
///
/// A number here may be lowered when the screening gets better. It is never raised, and a row is
/// never moved, to make a change pass.
class ScreeningErrorsTest {

  /// @param missed something is to be found, and nothing was
  /// @param otherwise something else was found than is expected; it is held all the same
  /// @param wronglyHeld ordinary, and something was found
  private record Errors(
      String part, long findings, long missed, long otherwise, long ordinary, long wronglyHeld) {

    /// Of what is asked or hinted at.
    static Errors of(String part, List<Sample> samples) {
      return of(part, samples, text -> Inspection.inspect(List.of(), text));
    }

    static Errors ofStatus(String part, List<Sample> samples) {
      return of(part, samples, text -> Inspection.inspect(text, List.of()));
    }

    private static Errors of(
        String part, List<Sample> samples, Function<List<String>, Set<Finding>> inspection) {
      var findings = samples.stream().filter(sample -> sample.expected().isPresent()).toList();
      var ordinary = samples.stream().filter(sample -> sample.expected().isEmpty()).toList();
      Function<Sample, Set<Finding>> found = sample -> inspection.apply(List.of(sample.read()));
      var missed = findings.stream().filter(sample -> found.apply(sample).isEmpty()).count();
      return new Errors(
          part,
          findings.size(),
          missed,
          findings.stream()
                  .filter(sample -> !found.apply(sample).contains(sample.expected().orElseThrow()))
                  .count()
              - missed,
          ordinary.size(),
          ordinary.stream().filter(sample -> !found.apply(sample).isEmpty()).count());
    }

    @Override
    public String toString() {
      return "%s: missed %d of %d (%d more found as something else), wrongly held %d of %d"
          .formatted(part, missed, findings, otherwise, wronglyHeld, ordinary);
    }
  }

  @Test
  void errorsOnWhatItWasFittedToDoNotGrow() {
    var errors = Errors.of("fitted to", ScreeningCorpus.tuning());
    System.out.println(errors);

    assertThat(errors.missed()).isLessThanOrEqualTo(10);
    assertThat(errors.wronglyHeld()).isLessThanOrEqualTo(1);
  }

  @Test
  void errorsOnTheHalfSetAsideDoNotGrow() {
    var errors = Errors.of("set aside", ScreeningCorpus.setAside());
    System.out.println(errors);

    assertThat(errors.missed()).isLessThanOrEqualTo(0);
    assertThat(errors.wronglyHeld()).isLessThanOrEqualTo(0);
  }

  @Test
  void errorsOnFreshSentencesDoNotGrow() {
    var errors = Errors.of("fresh", ScreeningCorpus.fresh());
    System.out.println(errors);

    assertThat(errors.missed()).isLessThanOrEqualTo(11);
    assertThat(errors.wronglyHeld()).isLessThanOrEqualTo(4);
  }

  @Test
  void errorsAboutHerStatusDoNotGrow() {
    var all = ScreeningCorpus.ofStatus();
    var fitted =
        Errors.ofStatus(
            "status, fitted to", all.stream().filter(sample -> !sample.setAside()).toList());
    var aside =
        Errors.ofStatus("status, set aside", all.stream().filter(Sample::setAside).toList());
    System.out.println(fitted);
    System.out.println(aside);

    assertThat(fitted.missed()).isLessThanOrEqualTo(0);
    assertThat(fitted.wronglyHeld()).isLessThanOrEqualTo(0);
    assertThat(aside.missed()).isLessThanOrEqualTo(4);
    assertThat(aside.wronglyHeld()).isLessThanOrEqualTo(3);
    assertThat(Math.min(aside.findings(), aside.ordinary())).isGreaterThanOrEqualTo(25);
  }

  @Test
  void eachHalfHasEnoughOfBothClasses() {
    for (var half : List.of(ScreeningCorpus.tuning(), ScreeningCorpus.setAside())) {
      var errors = Errors.of("", half);

      assertThat(errors.findings()).isGreaterThanOrEqualTo(60);
      assertThat(errors.ordinary()).isGreaterThanOrEqualTo(50);
    }
  }
}
