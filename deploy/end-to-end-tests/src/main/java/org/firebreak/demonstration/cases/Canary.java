// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.cases;

import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A value that is planted in content and in addresses and searched for everywhere else.
public final class Canary {

  /// Every canary, and hardly anything else.
  public static final Pattern PATTERN = Pattern.compile("zq[a-z]{16}", Pattern.CASE_INSENSITIVE);

  private static final RandomGenerator UNSEEDED = new Random();

  private Canary() {}

  /// One that was never planted before.
  public static String fresh() {
    return next(UNSEEDED);
  }

  static String next(RandomGenerator random) {
    return random
        .ints(16, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining("", "zq", ""));
  }
}
