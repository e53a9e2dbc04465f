// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Sector;
import org.junit.jupiter.api.Test;

/// The tables that people read speak of all that the firewall knows.
class TablesTest {

  @Test
  void everyReasonOfACaseIsInTheTableInOrder() {
    assertThat(NaiveFirewall.REASONS.stream().map(NaiveFirewall.Reason::code))
        .containsExactlyElementsOf(
            Arrays.stream(Reason.values())
                .filter(reason -> reason.rule() > 1)
                .map(Reason::name)
                .toList());
  }

  @Test
  void everySectionSectorAndPurposeIsInTheTables() {
    assertThat(NaiveFirewall.sections())
        .containsExactlyElementsOf(
            Arrays.stream(SectionLabel.values()).map(SectionLabel::code).toList());
    assertThat(NaiveFirewall.sectors())
        .containsExactlyElementsOf(Arrays.stream(Sector.values()).map(Sector::code).toList());
    assertThat(NaiveFirewall.purposes())
        .containsExactlyElementsOf(Arrays.stream(Purpose.values()).map(Purpose::code).toList());
  }
}
