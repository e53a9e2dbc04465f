// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.firebreak.consent.firewall.Spelling;

/// Reads a word as the one of the vocabulary that was meant.
///
/// Only long and telling words are forgiven a slip: a slip away from a short one lies another word.
final class Misspellings {

  private static final List<String> FORGIVEN =
      List.of(
          "immigration",
          "enforcement",
          "homeoffice",
          "office",
          "forward",
          "notify",
          "please",
          "informed",
          "notified",
          "reported",
          "mewnfudo",
          "status",
          "swyddfa",
          "gartref");

  /// Words of their own, a slip away from one that is forgiven.
  private static final Set<String> THEMSELVES =
      Set.of("emigration", "migration", "officer", "offices", "forwards", "pleased", "offence");

  private static final Map<String, String> BY_SKELETON = new HashMap<>();
  private static final int LONGEST = 24;
  private static final String HOME_OFFICE = "homeoffice";

  static {
    for (var word : Vocabulary.PHRASES.words()) {
      if (word.length() > 1) {
        BY_SKELETON.putIfAbsent(Spelling.skeleton(word), word.toLowerCase(Locale.ROOT));
      }
    }
  }

  /// What a text repeats is read once.
  private final Map<String, String> read = new HashMap<>();

  private final Map<Integer, String> skeletons = new HashMap<>();

  String known(String written) {
    return written.length() > LONGEST ? written : read.computeIfAbsent(written, this::read);
  }

  private String read(String written) {
    var word = written.toLowerCase(Locale.ROOT);
    if (Vocabulary.PHRASES.words().contains(word) || THEMSELVES.contains(word)) {
      return word;
    }
    if (!isPlain(word)) {
      return isNumber(word) ? word : BY_SKELETON.getOrDefault(skeleton(written), word);
    }
    for (var meant : FORGIVEN) {
      var slips = meant.length() >= 11 ? 2 : 1;
      if ((word.charAt(0) == meant.charAt(0) && near(word, meant, slips))
          || (meant.length() >= 11 && near(word, meant, 1))) {
        return meant;
      }
    }
    return word;
  }

  /// As {@link Spelling#skeleton}, which looks at each letter by itself.
  private String skeleton(String written) {
    var skeleton = new StringBuilder();
    written
        .codePoints()
        .mapToObj(letter ->
            skeletons.computeIfAbsent(letter, _ -> Spelling.skeleton(Character.toString(letter))))
        .forEach(skeleton::append);
    return skeleton.toString();
  }

  static boolean isNearlyHomeOffice(String twoWords) {
    return twoWords.startsWith("ho")
        && !twoWords.endsWith("officer")
        && !twoWords.endsWith("offices")
        && near(twoWords, HOME_OFFICE, 1);
  }

  private static boolean near(String word, String meant, int slips) {
    return Math.abs(word.length() - meant.length()) <= slips
        && Spelling.distance(word, meant, slips) <= slips;
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  static boolean isPlain(String word) {
    return word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
  }
}
