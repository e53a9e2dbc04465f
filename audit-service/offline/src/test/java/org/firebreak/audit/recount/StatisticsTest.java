// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.firebreak.audit.log.Hashing;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

  private static LogEntry decision(
      String at, Optional<String> source, LogEntry.Outcome outcome, String... reasons) {
    return new LogEntry(
        MARCH,
        new LogEntry.Decision(
            new java.util.UUID(1, 1),
            Optional.empty(),
            Optional.empty(),
            source,
            Optional.of("east-housing"),
            Optional.empty(),
            outcome,
            List.of(reasons),
            1,
            Instant.parse(at),
            Optional.empty(),
            Optional.empty()));
  }

  private static List<StatisticsRow> rows(LogEntry... entries) {
    var count = new StatisticsCount(FEBRUARY, APRIL);
    for (LogEntry entry : entries) {
      count.add(entry);
    }
    return count.rows();
  }

  @Test
  void eachDecisionIsInOneRow() {
    Optional<String> refuge = Optional.of("north-refuge");
    Optional<String> police = Optional.of("south-police");
    var february = YearMonth.of(2026, 2);
    var march = YearMonth.of(2026, 3);
    assertThat(
            rows(
                decision("2026-03-31T23:59:59Z", police, LogEntry.Outcome.DROP, "A_B", "C_D"),
                decision("2026-03-01T00:00:00Z", police, LogEntry.Outcome.DROP, "A_B", "C_D"),
                decision("2026-02-28T23:59:59Z", police, LogEntry.Outcome.DROP, "A_B", "C_D"),
                decision("2026-03-02T00:00:00Z", police, LogEntry.Outcome.DROP, "A_B"),
                decision("2026-03-02T00:00:00Z", police, LogEntry.Outcome.QUARANTINE, "A_B"),
                decision("2026-03-02T00:00:00Z", refuge, LogEntry.Outcome.DELIVER),
                decision("2026-03-02T00:00:00Z", Optional.empty(), LogEntry.Outcome.DELIVER),
                decision("2026-01-31T23:59:59Z", refuge, LogEntry.Outcome.DELIVER),
                decision("2026-04-01T00:00:00Z", refuge, LogEntry.Outcome.DELIVER)))
        .containsExactly(
            new StatisticsRow(february, police, LogEntry.Outcome.DROP, List.of("A_B", "C_D"), 1),
            new StatisticsRow(march, Optional.empty(), LogEntry.Outcome.DELIVER, List.of(), 1),
            new StatisticsRow(march, refuge, LogEntry.Outcome.DELIVER, List.of(), 1),
            new StatisticsRow(march, police, LogEntry.Outcome.QUARANTINE, List.of("A_B"), 1),
            new StatisticsRow(march, police, LogEntry.Outcome.DROP, List.of("A_B"), 1),
            new StatisticsRow(march, police, LogEntry.Outcome.DROP, List.of("A_B", "C_D"), 2));
  }

  @Test
  void statisticsHaveOneForm() {
    var statistics =
        new Statistics(
            0,
            2,
            2,
            Hashing.EMPTY_ROOT,
            FEBRUARY,
            APRIL,
            rows(
                decision(
                    "2026-03-02T00:00:00Z",
                    Optional.of("south-police"),
                    LogEntry.Outcome.DROP,
                    "A_B"),
                decision("2026-03-02T00:00:00Z", Optional.empty(), LogEntry.Outcome.DELIVER)));
    String text = new String(statistics.bytes(), StandardCharsets.UTF_8);

    assertThat(text)
        .isEqualTo(
            """
            {"from":"2026-02-01T00:00:00Z","from_index":0,"kind":"statistics",\
            "root_hash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\
            "rows":[{"decisions":1,"month":"2026-03","outcome":"deliver","reasons":[]},\
            {"decisions":1,"month":"2026-03","outcome":"drop","reasons":["A_B"],\
            "source_organization":"south-police"}],\
            "to":"2026-04-01T00:00:00Z","to_index":2,"tree_size":2,"version":1}\
            """);
    assertThat(Statistics.ofBytes(statistics.bytes())).isEqualTo(statistics);
    for (String changed :
        List.of(
            text + "\n",
            text.replace("\"version\":1", "\"version\":2"),
            text.replace("\"statistics\"", "\"statement\""),
            text.replace("\"decisions\":1,", "\"decisions\":0,"),
            text.replace("2026-03\"", "2026-3\""),
            text.replace("\"drop\"", "\"dropped\""),
            text.replace("[\"A_B\"]", "\"A_B\""),
            text.replace("[{", "[1,{"),
            text.replace("\"to_index\":2", "\"to_index\":3"))) {
      assertThat(changed).isNotEqualTo(text);
      assertThatIllegalArgumentException()
          .as(changed)
          .isThrownBy(() -> Statistics.ofBytes(changed.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
