// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How differently written words are compared.
public final class Spelling {

  /// Letters and symbols by their category.
  private static final String DRAWN_AS_NOTHING = "\u115f\u1160\u3164\uffa0\u2800";

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();

  private Spelling() {}

  /// For exact comparison: compatibility forms, case, invisible characters and runs of spaces do
  /// not count.
  static String canonical(String written) {
    return visible(written, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /// The words of it: accents, punctuation and case do not count.
  static List<String> words(String written) {
    var plain = visible(written, Normalizer.Form.NFKD);
    return Arrays.stream(BETWEEN_WORDS.split(plain.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /// One space for each run of them, and nothing for what is drawn as nothing. Letter by letter,
  /// because every event's address and purpose come this way.
  private static String visible(String written, Normalizer.Form form) {
    var seen = new StringBuilder(written.length());
    Normalizer.normalize(written, form)
        .codePoints()
        .forEach(letter -> {
          if (isSpace(letter)) {
            if (seen.isEmpty() || seen.charAt(seen.length() - 1) != ' ') {
              seen.append(' ');
            }
          } else if (!isInvisible(letter)) {
            seen.appendCodePoint(letter);
          }
        });
    return seen.toString();
  }

  /// White space of every kind, also the controls that separate lines and records: what stands
  /// between two words never joins them.
  private static boolean isSpace(int letter) {
    return Character.isSpaceChar(letter)
        || (letter >= '\t' && letter <= '\r')
        || (letter >= 0x1c && letter <= 0x1f)
        || letter == 0x85;
  }

  private static boolean isInvisible(int letter) {
    return switch (Character.getType(letter)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          true;
      default -> DRAWN_AS_NOTHING.indexOf(letter) >= 0;
    };
  }

  /// One string for everything that looks the same (Unicode TS 39, section 4), without spaces or
  /// punctuation.
  ///
  /// Letters that look alike only as capitals (I and l) or only in lower case need both foldings,
  /// so the skeleton is taken of the capitals, where I, l, 1 and | meet.
  public static String skeleton(String written) {
    var joined = String.join("", words(CONFUSABLES.getSkeleton(written)));
    var capitals = CONFUSABLES.getSkeleton(joined.toUpperCase(Locale.ROOT));
    return String.join("", words(capitals))
        .replace("0", "o")
        .replace('5', 's')
        .replace('3', 'e')
        .replace('i', 'l');
  }

  /// Optimal string alignment distance, or `limit + 1` if it is greater than the limit: insertions,
  /// deletions, substitutions and swaps of neighbours each count one.
  public static int distance(String one, String other, int limit) {
    if (Math.abs(one.length() - other.length()) > limit) {
      return limit + 1;
    }
    var rows = new int[one.length() + 1][];
    var beyond = 0;
    for (int i = 0; i <= one.length() && beyond < 2; i++) {
      rows[i] = new int[other.length() + 1];
      var least = limit + 1;
      for (int j = 0; j <= other.length(); j++) {
        rows[i][j] = Math.abs(i - j) > limit ? limit + 1 : cell(rows, one, other, i, j);
        least = Math.min(least, rows[i][j]);
      }
      // A swap looks back two rows, and nothing further: behind two no row comes back to the limit.
      beyond = least > limit ? beyond + 1 : 0;
    }
    return beyond < 2 ? Math.min(rows[one.length()][other.length()], limit + 1) : limit + 1;
  }

  private static int cell(int[][] rows, String one, String other, int i, int j) {
    if (i == 0 || j == 0) {
      return i + j;
    }
    var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    var best = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + same);
    var swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
