// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// What one decision takes, for each line of the decision scenarios. A program for `make bench`,
/// not a test.
///
/// Not JMH: a process of its own, the optimizing compiler warmed on every line, then for each line
/// the median of several samples of some thousand calls. Every decision goes into what is printed,
/// so that none can be optimized away. Address, purpose and text were read before: the case is
/// given.
final class DecideTime {

  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final int SAMPLES = 15;
  private static final int CALLS = 1_000;

  private static final Directory DIRECTORY = Scenarios.directory();

  private static int used;

  private DecideTime() {}

  /// Prints the median line's and the slowest line's nanoseconds, and how many lines there were.
  public static void main(String[] arguments) {
    var cases = Scenarios.table("decisions").stream().map(DecideTime::caseOf).toList();
    warmUp(cases);
    var nanoseconds = cases.stream().mapToLong(DecideTime::median).sorted().toArray();
    System.out.printf(
        "{\"median\":%d,\"slowest\":%d,\"cases\":%d,\"used\":%d}%n",
        nanoseconds[nanoseconds.length / 2],
        nanoseconds[nanoseconds.length - 1],
        nanoseconds.length,
        used);
  }

  private static void warmUp(List<Case> cases) {
    long end = System.nanoTime() + WARM_UP.toNanos();
    while (System.nanoTime() < end) {
      cases.forEach(of -> sample(of, 100));
    }
  }

  private static long median(Case of) {
    var samples = LongStream.range(0, SAMPLES).map(_ -> sample(of, CALLS)).toArray();
    Arrays.sort(samples);
    return samples[SAMPLES / 2];
  }

  /// @return nanoseconds a call
  private static long sample(Case of, int calls) {
    long begun = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      used += Firewall.decide(of).reasons().size();
    }
    return (System.nanoTime() - begun) / calls;
  }

  private static Case caseOf(Scenarios.Row row) {
    var event =
        CaseFixture.event(
            row.cell("source"), List.of(row.cell("sections").split(",")), row.cell("basis"));
    return Case.of(
        event,
        row.cell("purpose"),
        row.cell("address"),
        DIRECTORY,
        CaseFixture.basis(row.cell("basis"), row.cell("source")),
        CaseFixture.NOW);
  }
}
