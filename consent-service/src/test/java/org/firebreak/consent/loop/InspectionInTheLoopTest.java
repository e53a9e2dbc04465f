// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.CaseFixture;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Scenarios;
import org.junit.jupiter.api.Test;

/// That the loop has every opened text inspected before it is decided.
class InspectionInTheLoopTest {

  private static final String STATUS = "She overstayed her visa, and it was refused in May.";

  @Test
  void aRequestInTheLastSectionHoldsTheReferralForAPerson() {
    var outcome = decided("High", "Please forward to ICE.");

    assertThat(outcome.decision())
        .isEqualTo(
            new Decision.Quarantine(
                Decision.HoldKind.FOR_A_PERSON, List.of(Reason.TEXT_ASKS_TO_PASS_ON)));
    assertThat(outcome.judged().map(Case::findings).orElseThrow())
        .containsExactly(Finding.ASKS_TO_PASS_ON_TO_IMMIGRATION);
  }

  @Test
  void anOrdinaryReferralIsDelivered() {
    assertThat(decided("High", "He said he will report her to the Home Office.").decision())
        .isInstanceOf(Decision.Deliver.class);
  }

  @Test
  void herStatusIsWithheldFromPoliceInItsOwnSection() {
    var decision = toPolice("He waits outside her work.", STATUS).decision();

    assertThat(decision).isInstanceOf(Decision.Deliver.class);
    assertThat(((Decision.Deliver) decision).sections()).containsExactly(SectionLabel.RISK);
    assertThat(((Decision.Deliver) decision).withheld()).containsExactly(SectionLabel.IMMIGRATION);
  }

  @Test
  void herStatusInAnotherSectionIsHeldForTheSourceAndNotToldToPolice() {
    assertThat(toPolice(STATUS, STATUS).decision())
        .isEqualTo(
            new Decision.Quarantine(Decision.HoldKind.CURABLE, List.of(Reason.TEXT_TELLS_STATUS)));
  }

  private static Outcome toPolice(String risk, String immigration) {
    var event = CaseFixture.event("lantern-refuge", List.of("risk", "immigration"), "all");
    var content =
        new Content.OfReferral(
            "kent-police",
            "risk-management",
            List.of(
                new Content.Section("risk", risk),
                new Content.Section("immigration", immigration)));
    return decided(event, content);
  }

  private static Outcome decided(String risk, String needs) {
    var event = CaseFixture.event("kent-police", List.of("risk", "needs"), "all");
    var content =
        new Content.OfReferral(
            "lantern-refuge",
            "specialist-support",
            List.of(new Content.Section("risk", risk), new Content.Section("needs", needs)));
    return decided(event, content);
  }

  private static Outcome decided(Event event, Content content) {
    var gate = new FakeGate(1, new Random(1), 0);
    gate.append(new Incoming.Opened(new Incoming.Origin("outbound", 0, 0), event, content));
    var basis = CaseFixture.basis("all", event.source().value()).orElseThrow();
    new FirewallLoop(
            gate,
            _ ->
                new Snapshots.Snapshot(
                    Scenarios.directory(), CaseFixture.NOW, Map.of(basis.id(), basis)),
            new FakeBatches(),
            () -> CaseFixture.NOW)
        .step();
    return gate.visible.getFirst();
  }

  @Test
  void anAnswerHasNoTextToInspect() {
    var question = CaseFixture.event("kent-police", List.of(), "all");
    var answer =
        new Event(
            new EventId(new UUID(0, 9)),
            new Event.Kind.Answer(question.id()),
            question.referralId(),
            question.dispatchId(),
            question.source(),
            List.of(),
            question.basis(),
            question.chain(),
            null,
            false,
            question.position());

    var outcome =
        decided(
            answer, new Content.OfAnswer("lantern-refuge", "specialist-support", "accepted", null));

    assertThat(outcome.judged().map(Case::findings).orElseThrow()).isEmpty();
    assertThat(outcome.decision()).isInstanceOf(Decision.Deliver.class);
  }
}
