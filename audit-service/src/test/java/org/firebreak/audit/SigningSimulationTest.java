// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever fails in a {@link SigningWorld}, what was published is one history: any two quorums
/// have a witness in common.
class SigningSimulationTest {
  private static final int SEEDS = 8 * Integer.getInteger("firebreak.chaos.factor", 1);

  @Test
  void whatWasPublishedIsOneHistory() {
    assertThat(seedWithTwoHistories(2, SigningWorld.Flaw.NONE, SEEDS)).isEmpty();
  }

  /// Without witnesses one instance alone is safe, as long as its file is there.
  @Test
  void withoutWitnessesTheFileSeesToIt() {
    assertThat(seedWithTwoHistories(1, SigningWorld.Flaw.NONE, SEEDS)).isEmpty();
  }

  @Test
  void whatSeesToItIsMissedWhenItFails() {
    assertThat(seedWithTwoHistories(1, SigningWorld.Flaw.FILE_FORGETS, 200)).isPresent();
    assertThat(seedWithTwoHistories(2, SigningWorld.Flaw.WITNESSES_FORGET, 200)).isPresent();
  }

  /// @param instances one has no witnesses and keeps its file; two have witnesses and lose files
  private static Optional<Long> seedWithTwoHistories(
      int instances, SigningWorld.Flaw flaw, int seeds) {
    for (int i = 0; i < seeds; i++) {
      long seed = System.nanoTime();
      try {
        var world = new SigningWorld(new Random(seed), instances, flaw);
        world.run();
        if (!world.isOneHistory()) {
          return Optional.of(seed);
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    return Optional.empty();
  }
}
