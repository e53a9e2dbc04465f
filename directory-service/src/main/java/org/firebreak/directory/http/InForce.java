// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firebreak.directory.Change;

/// Holds back the answer to a restriction until it is in force everywhere.
///
/// A heartbeat that is younger than the change follows it in the topic. So five seconds after the
/// commit each reader has either heard the change, or heard nothing younger than it and refuses
/// everybody. Nobody has to be asked, and a reader that is stuck holds nothing up. It rests on
/// clocks that agree to well under a second.
@ApplicationScoped
class InForce {

  private final Duration after;
  private final InstantSource time;

  InForce(
      @ConfigProperty(name = "firebreak.directory.in-force-after") Duration after,
      InstantSource time) {
    this.after = after;
    this.time = time;
  }

  Change await(Change change) {
    if (change instanceof Change.Changed) {
      var end = time.instant().plus(after);
      for (var left = after; left.isPositive(); left = Duration.between(time.instant(), end)) {
        sleep(left);
      }
    }
    return change;
  }

  private static void sleep(Duration left) {
    try {
      Thread.sleep(left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped before the change was in force everywhere", e);
    }
  }
}
