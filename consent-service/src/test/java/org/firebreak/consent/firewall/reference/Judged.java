// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Reason;

/// A case with what the firewall said of it, and the promises as laws of that.
///
/// @param ofOtherRules the reasons that no basis can have to do with
record Judged(
    Facts facts,
    Decision decision,
    Verdict verdict,
    List<String> standing,
    List<Reason> ofOtherRules) {

  private static final List<String> FOR_A_PERSON = List.of("ADDRESS_LOOKS_LIKE_IMMIGRATION");

  static Judged of(Facts facts, Decision decision, Iterable<Reason> standing) {
    return new Judged(
        facts,
        decision,
        Translator.verdict(decision),
        Translator.names(standing),
        decision.reasons().stream().filter(reason -> reason.rule() != 6).toList());
  }

  /// What a case must keep by itself.
  ///
  /// @param certain whether an immigration function or immigration control has a part in it
  void keepsTheLaws(boolean certain) {
    // Not sent exactly where something is certain: nothing else is lost for good.
    require(verdict.outcome().equals(Verdict.NOT_SENT) == certain, "NothingReachesEnforcement");
    require(!certain || !standing.isEmpty(), "nor is it read");
    require(isDelivered() == verdict.reasons().isEmpty(), "one reason against is enough");
    require(
        verdict.outcome().equals(Verdict.FOR_A_PERSON) == verdict.reasons().equals(FOR_A_PERSON),
        "for a person only if a person is all that it needs");
    onlyWhatIsVisibleAndCoveredGoesOut();
    readingIsRefusedWhereDeliveringIs();
  }

  private void onlyWhatIsVisibleAndCoveredGoesOut() {
    var told = new HashSet<>(verdict.withheld());
    for (var section : verdict.sections()) {
      require(told.add(section), "what goes out is not withheld");
      require(facts.isReferral(), "only a referral has content");
      require(
          NaiveFirewall.visible(verdict.inbox(), facts.purpose(), section),
          "visible to the sector for the purpose");
      require(
          facts.basis() != null && facts.basis().sections().contains(section),
          "covered by a basis");
      require(
          !(section.equals("immigration") && verdict.inbox().equals("police")),
          "her immigration data never goes to police");
    }
    if (isDelivered()) {
      var known = facts.sections().stream().filter(NaiveFirewall::isSection).toList();
      require(told.equals(Set.copyOf(known)), "nothing is withheld unsaid");
    }
  }

  /// Rules 2, 3, 5, 6 and 8 are asked again, and somebody must be there to read: all of it.
  private void readingIsRefusedWhereDeliveringIs() {
    var askedAgain =
        decision.reasons().stream()
            .filter(reason -> Set.of(2, 3, 5, 6, 8).contains(reason.rule()))
            .filter(reason -> reason != Reason.TEXT_TELLS_STATUS)
            .map(Enum::name)
            .toList();
    require(standing.containsAll(askedAgain), "what may not be delivered may not be read");
    require(facts.address().equals(Facts.ONE) || !standing.isEmpty(), "nobody reads");
    require(
        !isDelivered() || !facts.isReferral() || standing.isEmpty() == verdict.withheld().isEmpty(),
        "read as a whole or not at all");
  }

  /// ConsentNeverOpensTheFirewall: what the rules other than the sixth say stays as it was, and a
  /// basis that permits as much or more takes no delivery away.
  void keepsTheLawsBeside(Judged withOtherBasis) {
    require(ofOtherRules.equals(withOtherBasis.ofOtherRules), "ConsentNeverOpensTheFirewall");
    require(
        !(decision instanceof Decision.Drop) || decision.equals(withOtherBasis.decision),
        "what is not sent is not sent on any basis");
    if (EveryCase.reliesOnAtLeast(withOtherBasis.facts, facts)) {
      require(
          verdict.reasons().containsAll(withOtherBasis.verdict.reasons()),
          "a stronger basis has no reason more");
      require(
          !isDelivered() || verdict.equals(withOtherBasis.verdict),
          "a stronger basis delivers the same");
    }
  }

  private boolean isDelivered() {
    return decision instanceof Decision.Deliver;
  }

  private void require(boolean kept, String law) {
    if (!kept) {
      throw new AssertionError(law + ": " + this);
    }
  }
}
