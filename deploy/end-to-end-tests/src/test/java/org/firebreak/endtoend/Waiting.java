// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// For what happens by itself, sooner or later.
final class Waiting {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Waiting() {}

  /// Returns when it holds; fails after `patience`.
  static void until(String what, Duration patience, BooleanSupplier holds) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + patience.toSeconds() + " s: " + what);
      }
      sleep(BETWEEN_LOOKS);
    }
  }

  static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
