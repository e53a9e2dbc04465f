// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Firewall;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The promises as laws over every case there is: 504,768 of them.
@Tag("long")
class EveryCaseTest {

  /// 17 targets, 3 sources, 3 origins, 3 hop counts with their limits, 4 kinds, 4 purposes, 4
  /// choices of sections.
  private static final int FAMILIES = 29_376;

  private static final int WITH_FEW_BASES = FAMILIES * 13;

  /// 5 targets, 4 kinds, 4 purposes, 4 choices of sections; 240 bases.
  private static final int WITH_EVERY_BASIS = 320 * 240;

  /// 9 sectors, 10 purposes, 512 sets of sections.
  private static final int VIEWS = 46_080;

  /// 5 addresses, 32 sets of findings, 162 second readings, with a basis and without.
  private static final int READINGS = 5 * 32 * 162 * 2;

  private final Translator translator = new Translator();
  private final Comparison comparison = new Comparison(Policy.FIREWALL);
  private int checked;

  @Test
  void lawsHoldInEveryFamilyWhateverTheBasis() {
    var families = EveryCase.families();
    assertThat(families).hasSize(FAMILIES);

    for (var family : families) {
      holds(family, EveryCase.fewBases(family));
    }

    assertThat(checked).isEqualTo(WITH_FEW_BASES);
  }

  @Test
  void lawsHoldForEveryBasisThereIs() {
    EveryCase.families().stream()
        .filter(EveryCase::isPlain)
        .forEach(family -> holds(family, EveryCase.everyBasis(family)));

    assertThat(checked).isEqualTo(WITH_EVERY_BASIS);
  }

  @Test
  void everySectorSeesForEveryPurposeExactlyWhatTheTablesSay() {
    EveryCase.everyView().forEach(this::judged);

    assertThat(checked).isEqualTo(VIEWS);
  }

  /// What people found of a text can take its findings away and nothing else; what they declined
  /// goes nowhere.
  @Test
  void lawsHoldForEveryFindingAndHoweverItIsReadAgain() {
    var readings = EveryCase.everyReading();
    assertThat(readings).hasSize(READINGS);

    for (var facts : readings) {
      var of = translator.caseOf(facts);
      comparison.check(facts, of, "of every reading");
      var delivered = Firewall.decide(of) instanceof Decision.Deliver;
      var again = facts.second();
      var reader = facts.address().equals(Facts.LOOKS_LIKE) ? again.meant() : facts.target();
      var inDoubt = new HashSet<>(facts.findings());
      var tells = inDoubt.remove("TELLS_HER_STATUS");
      assertThat(delivered)
          .as("%s", facts)
          .isEqualTo(
              facts.basis() != null
                  && !again.declined()
                  && again.cleared().containsAll(inDoubt)
                  && (reader.equals("refuge")
                      || (Set.of("police", "police-team").contains(reader) && !tells)));
    }
  }

  private void holds(Facts family, List<EveryCase.Reliance> bases) {
    var all = bases.stream().map(basis -> judged(basis.in(family))).toList();
    for (var one : all) {
      all.forEach(one::keepsTheLawsBeside);
    }
  }

  private Judged judged(Facts facts) {
    checked++;
    var of = translator.caseOf(facts);
    comparison.check(facts, of, "of every case");
    var decision = Firewall.decide(of);
    assertThat(Firewall.decide(of)).as("DecisionsAreReproducible").isEqualTo(decision);
    var judged = Judged.of(facts, decision, Firewall.standing(of));
    judged.keepsTheLaws(EveryCase.isCertain(facts));
    return judged;
  }
}
