// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.firebreak.demonstration.TheFiveHundredAndThirtySeven.Outcome;
import org.firebreak.demonstration.cases.Road;
import org.firebreak.demonstration.promises.Event.Told;
import org.firebreak.demonstration.promises.PromiseResult;

/// The demonstration's result for people.
final class Report {

  private static final String ROW = "  %-48s %6s %9s %9s %9s   %s%n";

  private Report() {}

  /// Road × outcome × count. Never by force: the spread over forces is made up.
  static String table(List<Outcome> outcomes) {
    Map<Road, int[]> counts = new EnumMap<>(Road.class);
    var sum = new int[TOTAL + 1];
    for (Outcome outcome : outcomes) {
      var row = counts.computeIfAbsent(outcome.of().road(), _ -> new int[TOTAL + 1]);
      count(outcome, row);
      count(outcome, sum);
    }
    var text =
        new StringBuilder(
            "SYNTHETIC: invented people; the spread over roads and forces is made up and means nothing.\n\n");
    text.append(
        ROW.formatted(
            "road to an immigration body",
            "sent",
            "not sent",
            "held",
            "delivered",
            "lawful twins read"));
    counts.forEach((road, row) -> text.append(row(road.description(), row)));
    return text.append(row("all", sum)).toString();
  }

  private static final int NOT_SENT = 0;
  private static final int HELD = 1;
  private static final int DELIVERED = 2;
  private static final int TWINS_READ = 3;
  private static final int TOTAL = 4;

  private static void count(Outcome outcome, int[] row) {
    row[TOTAL]++;
    switch (outcome.aimed().told()) {
      case NOT_SENT -> row[NOT_SENT]++;
      case HELD -> row[HELD]++;
      case DELIVERED -> row[DELIVERED]++;
      case WAITING -> {}
    }
    if (outcome.twin().told() == Told.DELIVERED && outcome.twinRead()) {
      row[TWINS_READ]++;
    }
  }

  private static String row(String name, int[] row) {
    return ROW.formatted(
        name,
        row[TOTAL],
        row[NOT_SENT],
        row[HELD],
        row[DELIVERED],
        row[TWINS_READ] + " of " + row[TOTAL]);
  }

  static String promises(List<PromiseResult> results) {
    var text = new StringBuilder();
    for (PromiseResult result : results) {
      var verdict =
          switch (result.verdict()) {
            case KEPT -> "kept";
            case BROKEN -> "BROKEN";
            case NOT_SHOWN -> "not shown";
          };
      text.append("  %-9s %-29s ".formatted(verdict, result.promise().title()));
      text.append(
          result.breaches().isEmpty() ? result.support() : String.join("; ", result.breaches()));
      text.append('\n');
    }
    return text.toString();
  }
}
