// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.CaseFixture;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.Firewall;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Scenarios;
import org.firebreak.consent.loop.Content;
import org.firebreak.consent.loop.Incoming;
import org.firebreak.consent.loop.Outcome;
import org.firebreak.consent.screening.Inspection;
import org.firebreak.runtime.rules.Contracts;
import org.junit.jupiter.api.Test;

/// What a decision says of the inspection of its text: codes and the version, never the text.
class DecisionDocumentTest {

  private static final String TEXT = "Sample sentence that asks for something";
  private static final String BUILD = "0".repeat(64);
  private static final Contracts CONTRACT = Contracts.of("consent-service", "decision");
  private static final Incoming.Origin ORIGIN = new Incoming.Origin("outbound", 0, 0);

  @Test
  void findingsAreWrittenAsCodesWithTheVersionThatMadeThem() {
    var document = document(referral(Set.of(Finding.values())));

    assertThat(document.path("findings").valueStream().map(code -> code.textValue()))
        .containsExactly(
            "ASKS_TO_PASS_ON_TO_IMMIGRATION",
            "ASKS_FOR_STATUS_CHECK",
            "HINTS_AT_PASSING_ON",
            "CONTENT_HOLDS_ROUTING",
            "TELLS_HER_STATUS");
    assertThat(document.path("inspection_version").textValue()).isEqualTo(Inspection.VERSION);
    assertThat(document.path("rule").intValue()).isEqualTo(7);
    assertThat(document.toString()).doesNotContain(TEXT);
  }

  @Test
  void aTextWithoutFindingsSaysThatItWasInspected() {
    var document = document(referral(Set.of()));

    assertThat(document.path("findings")).isEmpty();
    assertThat(document.path("inspection_version").textValue()).isEqualTo(Inspection.VERSION);
  }

  @Test
  void whatCouldNotBeOpenedWasNotInspected() {
    var event = CaseFixture.event("kent-police", List.of("risk"), "all");
    var decision = Firewall.unreadable(Reason.CONTENT_NOT_READABLE);

    var document =
        document(
            new Outcome(
                new Incoming.Closed(ORIGIN, event, Reason.CONTENT_NOT_READABLE),
                decision,
                Optional.empty(),
                1,
                CaseFixture.NOW,
                Optional.of(CaseFixture.NOW)));

    assertThat(document.path("inspection_version").isNull()).isTrue();
  }

  /// Open only to fields that a later version adds: readers pass over what they do not know.
  @Test
  void contractHasNoFieldForFreeText() {
    assertThat(CONTRACT.freeText()).containsExactly("decision.*");
  }

  private static Outcome referral(Set<Finding> findings) {
    var event = CaseFixture.event("kent-police", List.of("risk"), "all");
    var of =
        Case.of(
                event,
                "specialist-support",
                "lantern-refuge",
                Scenarios.directory(),
                CaseFixture.basis("all", "kent-police"),
                CaseFixture.NOW)
            .withFindings(findings);
    var content =
        new Content.OfReferral(
            "lantern-refuge", "specialist-support", List.of(new Content.Section("risk", TEXT)));
    return new Outcome(
        new Incoming.Opened(ORIGIN, event, content),
        Firewall.decide(of),
        Optional.of(of),
        1,
        CaseFixture.NOW,
        Optional.of(CaseFixture.NOW));
  }

  private static ObjectNode document(Outcome outcome) {
    var document = new DecisionDocument(BUILD).of(outcome);
    CONTRACT.accepts(document);
    return document;
  }
}
