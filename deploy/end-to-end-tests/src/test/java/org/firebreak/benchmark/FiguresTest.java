// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.firebreak.benchmark.Results.Goal;
import org.junit.jupiter.api.Test;

final class FiguresTest {

  private static final Percentiles QUICK = new Percentiles(5, 20, 30);

  @Test
  void aPercentileIsTheValueThatSoManyDoNotExceed() {
    var hundred = LongStream.rangeClosed(1, 100).map(i -> i * 1_000_000).boxed().toList();

    assertThat(Percentiles.of(hundred.reversed())).isEqualTo(new Percentiles(50, 99, 100));
    assertThat(Percentiles.of(List.of(7_000_000L))).isEqualTo(new Percentiles(7, 7, 7));
  }

  @Test
  void ratiosAreTakenRoundByRound() {
    var firewall = List.of(10.0, 30.0, 20.0);
    var base = List.of(20.0, 30.0, 80.0);

    assertThat(Spread.ofRatios(firewall, base)).isEqualTo(new Spread(0.25, 0.5, 1));
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(1, 2.5, 4));
  }

  @Test
  void aGoalIsMetAtItsBoundAndMissedBehindIt() {
    assertThat(results(65, 1_000, new Percentiles(5, 30, 30), 1_000, 250).goals())
        .allMatch(Goal::met);
    assertThat(results(39, 1_000, new Percentiles(5, 30.1, 31), 1_001, 250.1).goals())
        .noneMatch(Goal::met);
  }

  @Test
  void aLatencyAtALowerRateThanAskedForIsNotTheGoal() {
    assertThat(results(65, 500, QUICK, 1_000, 250).goals())
        .filteredOn(goal -> !goal.met())
        .extracting(Goal::what)
        .containsExactly("p99 of the firewall above the transactional copy's");
  }

  @Test
  void theReportHasEachLoopEachRatioAndEachGoal() {
    var results = results(39, 1_000, QUICK, 500, 40);

    assertThat(Report.table(results))
        .contains(
            "firewall / transactional copy", "SmallRye's transactional copy", "MISSED", "met");
    assertThat(Report.json(results).at("/ratios/firewall ~1 plain copy/median").asDouble())
        .isEqualTo(0.39);
  }

  private static Results results(
      double firewall, int rate, Percentiles latency, long decide, double receipt) {
    return new Results(
        Parameters.of(Map.of()),
        Map.of(
            Loop.FIREWALL, List.of(firewall),
            Loop.PLAIN, List.of(100.0),
            Loop.TRANSACTIONAL, List.of(100.0),
            Loop.SMALLRYE, List.of(50.0)),
        rate,
        Map.of(Loop.FIREWALL, latency, Loop.TRANSACTIONAL, QUICK),
        new DecideTime(decide, decide, 1),
        new Percentiles(1, receipt, receipt),
        QUICK);
  }
}
