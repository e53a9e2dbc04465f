// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts decisions by month, source, outcome and reasons, entry by entry. For one thread. Needs as
/// much memory as it has rows. Entries of other kinds and times may be given too: they count
/// nothing.
public final class StatisticsCount {
  private record Alike(
      YearMonth month, Optional<String> source, LogEntry.Outcome outcome, List<String> reasons) {}

  private final Instant from;
  private final Instant to;
  private final Map<Alike, Long> counts = new HashMap<>();

  /// @param to the first moment that is no longer in
  public StatisticsCount(Instant from, Instant to) {
    this.from = from;
    this.to = to;
  }

  public void add(LogEntry entry) {
    if (entry.content() instanceof LogEntry.Decision decision
        && !decision.decidedAt().isBefore(from)
        && decision.decidedAt().isBefore(to)) {
      var month = YearMonth.from(decision.decidedAt().atOffset(ZoneOffset.UTC));
      counts.merge(
          new Alike(month, decision.source(), decision.outcome(), decision.reasons()),
          1L,
          Long::sum);
    }
  }

  public List<StatisticsRow> rows() {
    return counts.entrySet().stream()
        .map(each ->
            new StatisticsRow(
                each.getKey().month(),
                each.getKey().source(),
                each.getKey().outcome(),
                each.getKey().reasons(),
                each.getValue()))
        .sorted(StatisticsRow.ORDER)
        .toList();
  }
}
