// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.util.Collection;
import java.util.List;

/// Of durations, in milliseconds.
record Percentiles(double p50, double p99, double slowest) {

  /// By the nearest rank.
  static Percentiles of(Collection<Long> nanoseconds) {
    var sorted = nanoseconds.stream().sorted().toList();
    return new Percentiles(at(sorted, 0.50), at(sorted, 0.99), at(sorted, 1));
  }

  String inWords() {
    return "p50 %.1f ms, p99 %.1f ms".formatted(p50, p99);
  }

  private static double at(List<Long> sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1) / 1e6;
  }
}
