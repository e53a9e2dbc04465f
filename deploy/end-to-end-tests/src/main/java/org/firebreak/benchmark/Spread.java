// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/// What the rounds of a run gave.
record Spread(double min, double median, double max) {

  static Spread of(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(sorted.getFirst(), median, sorted.getLast());
  }

  /// Round by round, so that what slows the machine for a while slows both.
  static Spread ofRatios(List<Double> values, List<Double> bases) {
    return of(
        IntStream.range(0, values.size())
            .mapToObj(round -> values.get(round) / bases.get(round))
            .toList());
  }
}
