// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

  @Test
  void distanceCountsTheFewestSlipsBetweenAllShortWords() {
    var words = words();
    for (var one : words) {
      for (var other : words) {
        for (int limit = 0; limit <= 4; limit++) {
          assertThat(Spelling.distance(one, other, limit))
              .as("%s and %s", one, other)
              .isEqualTo(Math.min(slips(one, other), limit + 1));
        }
      }
    }
  }

  private static List<String> words() {
    var words = new ArrayList<>(List.of(""));
    for (int i = 0; i < words.size() && words.get(i).length() < 4; i++) {
      words.add(words.get(i) + "a");
      words.add(words.get(i) + "b");
      words.add(words.get(i) + "c");
    }
    return words;
  }

  /// The definition itself: drop, add or change the first letter, or swap the first two.
  private static int slips(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.length() + other.length();
    }
    var rest = one.substring(1);
    var otherRest = other.substring(1);
    var same = one.charAt(0) == other.charAt(0) ? 0 : 1;
    var fewest =
        Math.min(
            slips(rest, otherRest) + same, 1 + Math.min(slips(rest, other), slips(one, otherRest)));
    var swapped =
        one.length() > 1
            && other.length() > 1
            && one.charAt(0) == other.charAt(1)
            && one.charAt(1) == other.charAt(0);
    return swapped
        ? Math.min(fewest, 1 + slips(rest.substring(1), otherRest.substring(1)))
        : fewest;
  }
}
