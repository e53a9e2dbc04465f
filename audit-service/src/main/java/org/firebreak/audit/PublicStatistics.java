// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firebreak.audit.recount.StatisticsRow;

/// What everyone may know of a month. Sources and reasons stand beside each other and are never
/// crossed, and no number is shown twice but for the total of an outcome: so nothing but that total
/// leads from one list to another.
///
/// @param asOf the one tree that this month is ever counted in
public record PublicStatistics(YearMonth month, Head asOf, List<OfOutcome> outcomes) {
  /// @param decisions empty if so few, or of so few sources, that the total would tell
  /// @param sources the largest; empty also if the total is
  /// @param reasons each decision under the first of its reasons, which is that of the first rule
  ///   that it failed
  public record OfOutcome(
      Outcome outcome, Optional<Long> decisions, List<Count> sources, List<Count> reasons) {
    public OfOutcome {
      sources = List.copyOf(sources);
      reasons = List.copyOf(reasons);
    }
  }

  /// @param name of an organization, or a reason's code
  public record Count(String name, long decisions) {}

  public PublicStatistics {
    outcomes = List.copyOf(outcomes);
  }

  static PublicStatistics of(YearMonth month, Head asOf, List<StatisticsRow> rows) {
    return new PublicStatistics(
        month, asOf, Arrays.stream(Outcome.values()).map(each -> of(each, rows)).toList());
  }

  private static OfOutcome of(Outcome outcome, List<StatisticsRow> all) {
    List<StatisticsRow> rows =
        all.stream().filter(row -> row.outcome().code().equals(outcome.code())).toList();
    Optional<List<Count>> sources = SmallNumbers.list(sums(rows, StatisticsRow::source));
    if (sources.isEmpty()) {
      return new OfOutcome(outcome, Optional.empty(), List.of(), List.of());
    }
    List<Count> reasons =
        SmallNumbers.list(sums(rows, row -> row.reasons().stream().findFirst())).orElse(List.of());
    return new OfOutcome(
        outcome,
        Optional.of(rows.stream().mapToLong(StatisticsRow::decisions).sum()),
        sources.get(),
        reasons);
  }

  private static Map<String, Long> sums(
      List<StatisticsRow> rows, Function<StatisticsRow, Optional<String>> name) {
    return rows.stream()
        .filter(row -> name.apply(row).isPresent())
        .collect(
            Collectors.groupingBy(
                row -> name.apply(row).orElseThrow(),
                Collectors.summingLong(StatisticsRow::decisions)));
  }
}
