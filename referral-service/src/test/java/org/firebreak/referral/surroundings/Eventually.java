// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Waits for what happens in its own time, and not longer than it may take.
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Eventually() {}

  public static void is(@Nullable Object expected, Supplier<? extends @Nullable Object> actual) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var found = actual.get();
    while (!Objects.equals(expected, found) && System.nanoTime() < end) {
      pause(Duration.ofMillis(25));
      found = actual.get();
    }
    assertThat(found).isEqualTo(expected);
  }

  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
