// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.SectionLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is written down of a decision, and read again by auditors and by a replay.
class CodesTest {

  private static final EventId EVENT = new EventId(new UUID(0, 9));

  @Test
  void aDeliverySaysWhatGoesOutAndWhatDoesNotInTheOrderOfTheLabels() {
    var refuge = Scenarios.directory().find(new OrganizationId("lantern-refuge")).orElseThrow();
    var sent = EnumSet.of(SectionLabel.RISK, SectionLabel.PERSON);
    var withheld = EnumSet.of(SectionLabel.IMMIGRATION, SectionLabel.HEALTH);

    assertThat(Verdict.of(new Decision.Deliver(refuge, Sector.SPECIALIST_SUPPORT, sent, withheld)))
        .isEqualTo(
            new Verdict(
                "deliver",
                8,
                List.of(),
                null,
                List.of("person", "risk"),
                List.of("health", "immigration")));
  }

  @Test
  void aHoldSaysWhoMustAct() {
    assertThat(Verdict.of(Decision.refused(Set.of(Reason.ADDRESS_LOOKS_LIKE_IMMIGRATION))))
        .isEqualTo(
            new Verdict(
                "quarantine",
                4,
                List.of("ADDRESS_LOOKS_LIKE_IMMIGRATION"),
                "for-a-person",
                List.of(),
                List.of()));
  }

  @Test
  void eachKindOfEventHasItsCode() {
    assertThat(
            Stream.of(
                    new Event.Kind.Referral(),
                    new Event.Kind.Answer(EVENT),
                    new Event.Kind.Notice(EVENT),
                    new Event.Kind.Acknowledgement(EVENT))
                .map(Event.Kind::code))
        .containsExactly("referral", "answer", "notice", "acknowledgement");
    assertThat(EVENT).hasToString("00000000-0000-0000-0000-000000000009");
  }

  @ParameterizedTest
  @EnumSource
  void aRoadIsReadFromItsCode(Road road) {
    assertThat(Road.ofCode(road.code())).isEqualTo(road);
  }
}
