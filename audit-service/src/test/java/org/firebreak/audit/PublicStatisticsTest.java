// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.firebreak.audit.PublicStatistics.Count;
import org.firebreak.audit.PublicStatistics.OfOutcome;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.recount.LogEntry;
import org.firebreak.audit.recount.StatisticsRow;
import org.junit.jupiter.api.Test;

class PublicStatisticsTest {
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final Head HEAD = new Head(700, Hashing.EMPTY_ROOT);

  private static StatisticsRow row(
      String source, LogEntry.Outcome outcome, long decisions, String... reasons) {
    return new StatisticsRow(MARCH, Optional.of(source), outcome, List.of(reasons), decisions);
  }

  private static List<OfOutcome> outcomes(StatisticsRow... rows) {
    return PublicStatistics.of(MARCH, HEAD, List.of(rows)).outcomes();
  }

  @Test
  void sourcesAndReasonsOfAnOutcomeStandBesideEachOther() {
    assertThat(
            outcomes(
                row("south-police", LogEntry.Outcome.DROP, 40, "A_B", "C_D"),
                row("south-police", LogEntry.Outcome.DROP, 6, "C_D"),
                row("east-police", LogEntry.Outcome.DROP, 7, "C_D"),
                row("west-police", LogEntry.Outcome.DROP, 6, "E_F"),
                row("north-police", LogEntry.Outcome.DROP, 2, "G_H")))
        .containsExactly(
            none(Outcome.DELIVER),
            none(Outcome.QUARANTINE),
            new OfOutcome(
                Outcome.DROP,
                Optional.of(61L),
                List.of(new Count("south-police", 46)),
                List.of(new Count("A_B", 40))));
  }

  @Test
  void withoutATotalNothingIsSaidOfAnOutcome() {
    assertThat(
            outcomes(
                row("south-police", LogEntry.Outcome.DROP, 400, "A_B"),
                row("south-police", LogEntry.Outcome.DROP, 40, "C_D"),
                row("south-police", LogEntry.Outcome.DROP, 30, "E_F"),
                row("south-police", LogEntry.Outcome.DROP, 20, "G_H")))
        .containsOnly(none(Outcome.DELIVER), none(Outcome.QUARANTINE), none(Outcome.DROP));
  }

  /// It is in the total, and hides nobody.
  @Test
  void decisionOfNoSourceIsNoCompany() {
    var noSource =
        new StatisticsRow(
            MARCH, Optional.empty(), LogEntry.Outcome.QUARANTINE, List.of("MALFORMED"), 100);
    assertThat(
            outcomes(
                noSource,
                row("south-police", LogEntry.Outcome.QUARANTINE, 14, "A_B"),
                row("east-police", LogEntry.Outcome.QUARANTINE, 3, "A_B")))
        .containsOnly(none(Outcome.DELIVER), none(Outcome.QUARANTINE), none(Outcome.DROP));
    assertThat(
            outcomes(
                    noSource,
                    row("south-police", LogEntry.Outcome.QUARANTINE, 9, "A_B"),
                    row("west-police", LogEntry.Outcome.QUARANTINE, 4, "A_B"),
                    row("east-police", LogEntry.Outcome.QUARANTINE, 3, "A_B"))
                .get(1)
                .decisions())
        .contains(116L);
  }

  private static OfOutcome none(Outcome outcome) {
    return new OfOutcome(outcome, Optional.empty(), List.of(), List.of());
  }
}
