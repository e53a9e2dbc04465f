// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firebreak.consent.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  private static final Pattern SPACES = Pattern.compile("(?U)[\\s\\x1c-\\x1f]+");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\p{Cc}\\p{M}\\u115f\\u1160\\u3164\\uffa0\\u2800]+");

  @Test
  void canonicalIsAsDefinedForEveryCharacterThereIs() {
    for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
      var character = Character.toString(letter);
      isAsDefined("a" + character + "B");
      isAsDefined(character + " " + character);
    }
  }

  @Test
  void canonicalIsAsDefinedForWhatIsMixed() {
    var pieces =
        " \t\n\u001c\u00a0\u2028\u0007\u00ad\u200b\u0301\u20dd\u0903\u3164\u2800\uff49\u0130\ufb01Az.9";
    Seeds.each(
        20_000,
        chance -> {
          var mixed = new StringBuilder();
          for (int i = chance.nextInt(12); i >= 0; i--) {
            mixed.append(pieces.charAt(chance.nextInt(pieces.length())));
          }
          isAsDefined(mixed.toString());
        });
  }

  private static void isAsDefined(String written) {
    var spaced = SPACES.matcher(Normalizer.normalize(written, Form.NFKC)).replaceAll(" ");
    var visible = INVISIBLE.matcher(spaced).replaceAll("");
    var defined = SPACES.matcher(visible).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    if (!Spelling.canonical(written).equals(defined)) {
      throw new AssertionError(
          "%s is %s and not %s"
              .formatted(escaped(written), escaped(defined), escaped(Spelling.canonical(written))));
    }
  }

  private static String escaped(String text) {
    return text.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "'(Tŷ Gobaith), cell 9', 'ty gobaith cell 9'",
    "'...', ''",
    "'', ''",
    "' one ', 'one'"
  })
  void wordsAreWhatStandsBetweenSigns(String written, String words) {
    assertThat(Spelling.words(written))
        .containsExactly(words.isEmpty() ? new String[0] : words.split(" "));
  }

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
