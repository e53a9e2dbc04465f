// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import static java.util.Comparator.comparing;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decisions that are counted together. Each decision is in exactly one row, so rows add up.
///
/// @param month of the decision, in UTC
/// @param source empty when the event named none that could be read
/// @param reasons all of them, in the order of the firewall's rules; none for what was delivered
public record StatisticsRow(
    YearMonth month,
    Optional<String> source,
    LogEntry.Outcome outcome,
    List<String> reasons,
    long decisions) {
  /// In the order of what they are about.
  public static final Comparator<StatisticsRow> ORDER =
      comparing(StatisticsRow::month)
          .thenComparing(row -> row.source().orElse(""))
          .thenComparing(StatisticsRow::outcome)
          .thenComparing(row -> String.join(" ", row.reasons()));

  public StatisticsRow {
    reasons = List.copyOf(reasons);
    if (decisions < 1) {
      throw new IllegalArgumentException("a row that counts nothing");
    }
  }

  Json json() {
    Map<String, Json> members = new HashMap<>();
    members.put("month", new Json.Text(month.toString()));
    source.ifPresent(id -> members.put("source_organization", new Json.Text(id)));
    members.put("outcome", new Json.Text(outcome.code()));
    members.put("reasons", new Json.Items(reasons.stream().<Json>map(Json.Text::new).toList()));
    members.put("decisions", new Json.Whole(decisions));
    return new Json.Members(members);
  }

  static StatisticsRow of(Fields fields) {
    return new StatisticsRow(
        readMonth(fields.required("month")),
        fields.text("source_organization"),
        LogEntry.Outcome.of(fields.required("outcome")),
        fields.texts("reasons"),
        fields.requiredNumber("decisions"));
  }

  private static YearMonth readMonth(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("month is not a month", e);
    }
  }
}
