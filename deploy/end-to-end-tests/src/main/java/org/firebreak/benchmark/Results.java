// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.util.List;
import java.util.Map;

/// What a run measured.
///
/// @param throughput events a second of each round, by loop
/// @param rate events a second at which latency was measured, and receipts and standing under load
/// @param latency by loop
record Results(
    Parameters parameters,
    Map<Loop, List<Double>> throughput,
    int rate,
    Map<Loop, Percentiles> latency,
    DecideTime decide,
    Percentiles receipt,
    Percentiles standing) {

  /// @param value as people read it
  record Goal(String what, String goal, String value, boolean met) {}

  Spread throughputOf(Loop loop) {
    return Spread.of(rounds(loop));
  }

  Spread ratio(Loop loop, Loop base) {
    return Spread.ofRatios(rounds(loop), rounds(base));
  }

  private List<Double> rounds(Loop loop) {
    return throughput.getOrDefault(loop, List.of());
  }

  List<Goal> goals() {
    double plain = ratio(Loop.FIREWALL, Loop.PLAIN).median();
    double transactional = ratio(Loop.FIREWALL, Loop.TRANSACTIONAL).median();
    double more = latencyOf(Loop.FIREWALL).p99() - latencyOf(Loop.TRANSACTIONAL).p99();
    return List.of(
        new Goal(
            "firewall / transactional copy, events a second",
            ">= 0.65",
            "%.2f".formatted(transactional),
            transactional >= 0.65),
        new Goal(
            "firewall / plain copy, events a second",
            ">= 0.40",
            "%.2f".formatted(plain),
            plain >= 0.40),
        new Goal(
            "p99 of the firewall above the transactional copy's",
            "<= 10 ms",
            "%.1f ms at %d/s".formatted(more, rate),
            more <= 10 && rate >= parameters.rate()),
        new Goal(
            "decide(), median", "<= 1000 ns", decide.median() + " ns", decide.median() <= 1_000),
        new Goal(
            "receipt of a withdrawal under load, p99",
            "<= 250 ms",
            "%.1f ms".formatted(receipt.p99()),
            receipt.p99() <= 250));
  }

  Percentiles latencyOf(Loop loop) {
    return latency.getOrDefault(loop, new Percentiles(Double.NaN, Double.NaN, Double.NaN));
  }
}
