// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How many events a second each loop takes from a backlog, in turns.
///
/// A loop's process stands still while its backlog is written, and the other loops have nothing to
/// do while it catches up: so each has the machine to itself but for the broker and, where it is
/// the firewall's, the database.
final class Throughput {

  private static final int WARM_UP_TURNS = 3;
  private static final int WARM_UP = 15_000;
  private static final int LARGEST_BACKLOG = 150_000;

  /// For the holds that the firewall's process still writes into its database.
  private static final Duration SETTLING = Duration.ofMillis(400);

  private final Platform platform;
  private final Positions positions;
  private final Consumer<String> progress;

  Throughput(Platform platform, Positions positions, Consumer<String> progress) {
    this.platform = platform;
    this.positions = positions;
    this.progress = progress;
  }

  /// @return events a second of each round, by loop
  Map<Loop, List<Double>> measure(List<Feed> feeds, Parameters parameters) {
    Map<Loop, Integer> backlogs = new LinkedHashMap<>();
    Map<Loop, List<Double>> measured = new LinkedHashMap<>();
    for (var feed : feeds) {
      double rate = 0;
      for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
        rate = turn(feed, Math.min(WARM_UP, parameters.seconds() * 5_000));
      }
      backlogs.put(feed.loop(), (int) Math.min(LARGEST_BACKLOG, rate * parameters.seconds()));
      measured.put(feed.loop(), new ArrayList<>());
      progress.accept("%-30s warm at %,9.0f events/s".formatted(feed.loop().name(), rate));
    }
    for (int round = 1; round <= parameters.rounds(); round++) {
      for (var feed : feeds) {
        double rate = turn(feed, backlogs.getOrDefault(feed.loop(), WARM_UP));
        measured.getOrDefault(feed.loop(), new ArrayList<>()).add(rate);
        progress.accept(
            "%-30s round %d of %d: %,9.0f events/s"
                .formatted(feed.loop().name(), round, parameters.rounds(), rate));
      }
    }
    return measured;
  }

  private double turn(Feed feed, int events) {
    var process = platform.of(feed.loop());
    process.pause();
    for (int i = 0; i < events; i++) {
      feed.send();
    }
    feed.flush();
    long begun = System.nanoTime();
    process.resume();
    positions.await(feed.loop(), feed.sent());
    double rate = events / ((System.nanoTime() - begun) / 1e9);
    Positions.sleep(SETTLING);
    return rate;
  }
}
