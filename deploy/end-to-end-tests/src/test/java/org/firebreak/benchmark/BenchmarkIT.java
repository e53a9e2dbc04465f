// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.firebreak.demonstration.Progress;
import org.firebreak.stack.RepositoryRoot;
import org.junit.jupiter.api.Test;

/// That `make bench` works, not what it measures: a minute and more on a stack of its own, so `make
/// chaos` has it and `make test` has not.
final class BenchmarkIT {

  @Test
  void theSmallestRunMeasuresEverything() {
    var results =
        Benchmark.run(
            Parameters.of(
                Map.of("rounds", 1, "seconds", 1, "rate", 100, "latency", 1, "receipts", 5)),
            new Progress(System.out),
            RepositoryRoot.find().resolve("deploy/end-to-end-tests/target/benchmark-smoke"),
            "");

    assertThat(results.throughput())
        .hasSize(4)
        .allSatisfy((_, rates) ->
            assertThat(rates).singleElement().satisfies(rate -> assertThat(rate).isPositive()));
    assertThat(results.latencyOf(Loop.FIREWALL).p50()).isPositive();
    assertThat(results.receipt().p99()).isPositive();
    assertThat(results.standing().p99()).isPositive();
    assertThat(results.decide().cases()).isGreaterThan(100);
  }
}
