// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Puts together what was written apart: N C C U, i m m i g r a t i o n, immi-gration, home ofice.
final class ScatteredLetters {

  private static final Set<String> RUN_TOGETHER =
      Set.of("immigration", "enforcement", "nccu", "ukvi", "ukba", "mewnfudo", "forward");
  private static final List<String> HOME_OFFICE = List.of("home", "office");
  private static final List<String> SPELT_OUT =
      List.of("immigration", "homeoffice", "nccu", "ukvi", "ukba", "hoie", "borderforce");
  private static final int MOST_SPELT_OUT = 60;

  private ScatteredLetters() {}

  static List<String> gathered(List<String> words) {
    return runTogether(spellOut(words));
  }

  private static List<String> spellOut(List<String> words) {
    var result = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      var end = i;
      while (end < words.size() && end - i < MOST_SPELT_OUT && isLetter(words.get(end))) {
        end++;
      }
      if (end - i < 3) {
        result.add(words.get(i));
      } else {
        var spelt = String.join("", words.subList(i, end));
        result.add(meant(spelt));
        i = end - 1;
      }
    }
    return result;
  }

  /// The body's name among the letters of whatever else was spelt out with it.
  private static String meant(String spelt) {
    var capitals = spelt.toUpperCase(Locale.ROOT);
    return Words.CAPITALS.contains(capitals)
        ? capitals
        : SPELT_OUT.stream().filter(spelt::contains).findFirst().orElse(spelt);
  }

  private static boolean isLetter(String word) {
    return word.length() == 1 && Character.isLetter(word.charAt(0));
  }

  private static List<String> runTogether(List<String> words) {
    var result = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      var two = i + 1 < words.size() ? words.get(i) + words.get(i + 1) : "";
      if (Misspellings.isNearlyHomeOffice(two)) {
        result.addAll(HOME_OFFICE);
        i++;
      } else if (RUN_TOGETHER.contains(two)) {
        result.add(two);
        i++;
      } else if (words.get(i).equals("homeoffice")) {
        result.addAll(HOME_OFFICE);
      } else {
        result.add(words.get(i));
      }
    }
    return result;
  }
}
