// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A sentence as the screening's rules see it: cues in their order, and no word of it.
final class Sentence {

  /// How far, in words and phrases, one thing still belongs to another.
  static final int WINDOW = 14;

  /// What a sentence without any of them cannot be about.
  private static final long TELLING =
      mask(
          Cue.ENFORCEMENT,
          Cue.CASEWORK,
          Cue.ADDRESS,
          Cue.CHECKS,
          Cue.STATUS_CHECK,
          Cue.DEPORTS,
          Cue.TELLS_STATUS);

  /// A bit for each cue, an element for each word or phrase.
  private final long[] cues;

  private final int length;
  private final boolean question;

  private Sentence(long[] cues, int length, boolean question) {
    this.cues = cues;
    this.length = length;
    this.question = question;
  }

  static Sentence of(List<String> words) {
    var cues = new long[words.size()];
    var length = 0;
    for (int i = 0; i < words.size(); ) {
      var found = Vocabulary.PHRASES.at(words, i);
      cues[length++] = sign(words.get(i)) | mask(found.cues());
      i += found.words();
    }
    return new Sentence(cues, length, words.contains(Words.QUESTION));
  }

  private static long sign(String word) {
    return switch (word) {
      case Words.BARRED_ADDRESS -> mask(Cue.ADDRESS);
      case Words.SEMICOLON -> mask(Cue.BUT);
      case Words.COMMA -> mask(Cue.AND);
      case Words.COLON -> mask(Cue.COLON);
      default -> 0;
    };
  }

  private static long mask(Cue... cues) {
    var mask = 0L;
    for (var cue : cues) {
      mask |= bit(cue);
    }
    return mask;
  }

  private static long mask(Set<Cue> cues) {
    var mask = 0L;
    for (var cue : cues) {
      mask |= bit(cue);
    }
    return mask;
  }

  /// The bits live no longer than the sentence, so nothing relies on the order of the cues.
  @SuppressWarnings("EnumOrdinal")
  private static long bit(Cue cue) {
    return 1L << cue.ordinal();
  }

  boolean mayTell() {
    return firstOf(0, length, TELLING) >= 0;
  }

  int length() {
    return length;
  }

  boolean isQuestion() {
    return question;
  }

  boolean is(int at, Cue... any) {
    return at >= 0 && at < length && (cues[at] & mask(any)) != 0;
  }

  boolean has(int from, int to, Cue... any) {
    return firstOf(from, to, mask(any)) >= 0;
  }

  boolean hasAround(int at, Cue... any) {
    return has(at - WINDOW, at + WINDOW, any);
  }

  /// What stands before it and its articles; -1: nothing.
  int before(int at) {
    var before = at - 1;
    while (is(before, Cue.ARTICLE)) {
      before--;
    }
    return before;
  }

  /// Where one of them first stands in [from, to); -1: nowhere.
  int first(int from, int to, Cue... any) {
    return firstOf(from, to, mask(any));
  }

  /// Where one of them last stands in [from, to); -1: nowhere.
  int last(int from, int to, Cue... any) {
    var mask = mask(any);
    for (int i = Math.min(to, length) - 1; i >= Math.max(0, from); i--) {
      if ((cues[i] & mask) != 0) {
        return i;
      }
    }
    return -1;
  }

  List<Integer> all(Cue... any) {
    var mask = mask(any);
    var found = new ArrayList<Integer>();
    for (int i = firstOf(0, length, mask); i >= 0; i = firstOf(i + 1, length, mask)) {
      found.add(i);
    }
    return found;
  }

  private int firstOf(int from, int to, long mask) {
    for (int i = Math.max(0, from); i < Math.min(to, length); i++) {
      if ((cues[i] & mask) != 0) {
        return i;
      }
    }
    return -1;
  }
}
