// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Seeded choices. Neighbouring seeds of java.util.Random begin alike; of this one they do not.
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// True in so many of a hundred.
  boolean in100(int times) {
    return random.nextInt(100) < times;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// All of them, or at least one.
  <T> Set<T> allOrSome(int allIn100, Collection<T> choices) {
    if (in100(allIn100)) {
      return Set.copyOf(choices);
    }
    var left = new ArrayList<>(choices);
    var some = new LinkedHashSet<T>();
    do {
      some.add(left.remove(below(left.size())));
    } while (!left.isEmpty() && in100(60));
    return Set.copyOf(some);
  }

  <T> List<T> shuffled(Collection<T> choices, int count) {
    var left = new ArrayList<>(choices);
    var shuffled = new ArrayList<T>();
    while (shuffled.size() < count && !left.isEmpty()) {
      shuffled.add(left.remove(below(left.size())));
    }
    return shuffled;
  }
}
