// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The results for people, and for programs.
final class Report {

  private static final String ROW = "  %-52s %10s %10s %10s%n";
  private static final String GOAL = "  %-52s %10s %20s   %s%n";

  private Report() {}

  static String table(Results of) {
    var text = new StringBuilder();
    text.append(ROW.formatted("events a second", "min", "median", "max"));
    of.throughput()
        .keySet()
        .forEach(loop -> text.append(row(loop.name(), "%,.0f", of.throughputOf(loop))));
    text.append(ROW.formatted("ratio, round by round", "min", "median", "max"));
    ratios()
        .forEach(pair -> text.append(row(pair.name(), "%.2f", of.ratio(pair.loop(), pair.base()))));
    text.append(
        ROW.formatted(
            "milliseconds at %,d events/s".formatted(of.rate()), "p50", "p99", "slowest"));
    of.latency().forEach((loop, latency) -> text.append(row(loop.name(), latency)));
    text.append(row("receipt of a withdrawal", of.receipt()));
    text.append(row("standing", of.standing()));
    text.append(
        ROW.formatted(
            "nanoseconds, %d cases".formatted(of.decide().cases()), "", "median", "slowest"));
    text.append(ROW.formatted("decide()", "", of.decide().median(), of.decide().slowest()));
    text.append(GOAL.formatted("goal", "", "", ""));
    of.goals()
        .forEach(goal ->
            text.append(
                GOAL.formatted(
                    goal.what(), goal.goal(), goal.value(), goal.met() ? "met" : "MISSED")));
    return text.toString();
  }

  private record Pair(Loop loop, Loop base) {
    String name() {
      return loop.name() + " / " + base.name();
    }
  }

  private static List<Pair> ratios() {
    return List.of(
        new Pair(Loop.FIREWALL, Loop.PLAIN),
        new Pair(Loop.FIREWALL, Loop.TRANSACTIONAL),
        new Pair(Loop.TRANSACTIONAL, Loop.PLAIN),
        new Pair(Loop.SMALLRYE, Loop.TRANSACTIONAL));
  }

  private static String row(String name, String form, Spread spread) {
    return ROW.formatted(
        name,
        form.formatted(spread.min()),
        form.formatted(spread.median()),
        form.formatted(spread.max()));
  }

  private static String row(String name, Percentiles of) {
    return ROW.formatted(
        name,
        "%.1f".formatted(of.p50()),
        "%.1f".formatted(of.p99()),
        "%.1f".formatted(of.slowest()));
  }

  static ObjectNode json(Results of) {
    var json = JsonNodeFactory.instance.objectNode();
    var rounds = json.putObject("events_per_second_by_round");
    of.throughput()
        .forEach((loop, rates) -> rates.forEach(rounds.withArrayProperty(loop.name())::add));
    var ratios = json.putObject("ratios");
    ratios()
        .forEach(pair -> {
          var spread = of.ratio(pair.loop(), pair.base());
          ratios
              .putObject(pair.name())
              .put("min", spread.min())
              .put("median", spread.median())
              .put("max", spread.max());
        });
    json.put("rate", of.rate());
    var latency = json.putObject("milliseconds");
    of.latency().forEach((loop, percentiles) -> add(latency, loop.name(), percentiles));
    add(latency, "receipt", of.receipt());
    add(latency, "standing", of.standing());
    json.putObject("decide_nanoseconds")
        .put("median", of.decide().median())
        .put("slowest", of.decide().slowest());
    var goals = json.putArray("goals");
    of.goals()
        .forEach(goal ->
            goals
                .addObject()
                .put("what", goal.what())
                .put("goal", goal.goal())
                .put("value", goal.value())
                .put("met", goal.met()));
    return json;
  }

  private static void add(ObjectNode to, String name, Percentiles of) {
    to.putObject(name).put("p50", of.p50()).put("p99", of.p99()).put("slowest", of.slowest());
  }
}
