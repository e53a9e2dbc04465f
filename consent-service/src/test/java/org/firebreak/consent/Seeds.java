// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// Generated cases, the same ones in every run. What fails names the seed that it fails with.
///
/// `firebreak.chaos.factor` multiplies how many there are.
public final class Seeds {

  private static final int FACTOR = Integer.getInteger("firebreak.chaos.factor", 1);

  private Seeds() {}

  /// @return how many of the cases fail
  public static int failing(int count, Consumer<Random> test) {
    int failing = 0;
    for (long seed = 0; seed < count; seed++) {
      try {
        test.accept(new Random(seed));
      } catch (AssertionError e) {
        failing++;
      }
    }
    return failing;
  }

  /// On all cores at once: cases share nothing but what stands concurrent use.
  public static void each(int count, Consumer<Random> test) {
    LongStream.range(0, (long) count * FACTOR)
        .parallel()
        .forEach(seed -> {
          try {
            test.accept(new Random(seed));
          } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
          }
        });
  }
}
