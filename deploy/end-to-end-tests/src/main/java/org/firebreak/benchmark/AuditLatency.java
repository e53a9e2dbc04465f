// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// From when a decision is sent to when it stands in each of some places, as somebody sees it who
/// asks each of them fifty times a second.
final class AuditLatency {
  private static final long ASK_EVERY_NANOS = 20_000_000;

  /// @param size how many entries stand there now
  record Place(String name, LongSupplier size) {}

  private final Decisions decisions;
  private final int rate;
  private final AtomicLongArray sent;

  /// @param rate decisions a second, whether or not anybody keeps up
  AuditLatency(Decisions decisions, int rate, int seconds) {
    this.decisions = decisions;
    this.rate = rate;
    this.sent = new AtomicLongArray(rate * seconds);
  }

  /// A line a place, in their order.
  List<String> of(List<Place> places) {
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var watched =
          places.stream()
              .map(place -> CompletableFuture.supplyAsync(watch(place), threads))
              .toList();
      send();
      var lines = new ArrayList<String>();
      for (int i = 0; i < places.size(); i++) {
        lines.add(
            "sent to %s, %d/s  %s"
                .formatted(
                    places.get(i).name(), rate, Percentiles.of(watched.get(i).join()).inWords()));
      }
      return lines;
    }
  }

  private Supplier<List<Long>> watch(Place place) {
    long first = place.size().getAsLong();
    return () -> {
      var latencies = new ArrayList<Long>();
      while (latencies.size() < sent.length()) {
        long there = place.size().getAsLong() - first;
        long now = System.nanoTime();
        while (latencies.size() < Math.min(there, sent.length())) {
          latencies.add(now - sent.get(latencies.size()));
        }
        LockSupport.parkNanos(ASK_EVERY_NANOS);
      }
      return latencies;
    };
  }

  private void send() {
    long begun = System.nanoTime();
    for (int i = 0; i < sent.length(); i++) {
      long at = begun + i * 1_000_000_000L / rate;
      while (System.nanoTime() < at) {
        LockSupport.parkNanos(at - System.nanoTime());
      }
      sent.set(i, System.nanoTime());
      decisions.send();
    }
    decisions.flush();
  }
}
