// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.util.Map;

/// How much is measured. Each can be given as `name=number`.
///
/// @param rounds in each of which every loop takes its turn
/// @param seconds that a turn is to take, by what the warm-up took
/// @param rate events a second while latency, receipts and standing are measured
/// @param latency seconds of one measurement at that rate
/// @param receipts withdrawals, and as many questions for standing
record Parameters(int rounds, int seconds, int rate, int latency, int receipts) {

  static Parameters of(Map<String, Integer> given) {
    var parameters =
        new Parameters(
            given.getOrDefault("rounds", 5),
            given.getOrDefault("seconds", 3),
            given.getOrDefault("rate", 1_000),
            given.getOrDefault("latency", 10),
            given.getOrDefault("receipts", 200));
    if (parameters.least() < 1) {
      throw new IllegalArgumentException("every number is at least 1");
    }
    return parameters;
  }

  private int least() {
    return Math.min(Math.min(Math.min(rounds, seconds), Math.min(rate, latency)), receipts);
  }
}
