// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A text as sentences of words, each spelt as {@link Vocabulary} spells it if it can be read as a
/// word of it.
///
/// One pass over the characters and one over the words: no text makes it slow.
final class Words {

  /// Stand among the words for what ends or divides a clause.
  static final String COMMA = ",";

  static final String SEMICOLON = ";";
  static final String COLON = ":";
  static final String QUESTION = "?";

  /// Stands for an e-mail or web address, or a topic, of an immigration body.
  static final String BARRED_ADDRESS = "@";

  static final Set<String> CAPITALS = Set.of("ICE", "HO", "IE", "CFI", "CCU");
  private static final Pattern LIGATURES = Pattern.compile("[\\uFDF0-\\uFDFD]");

  private final Misspellings misspellings = new Misspellings();
  private final List<List<String>> sentences = new ArrayList<>();
  private List<String> sentence = new ArrayList<>();

  private Words() {}

  static List<List<String>> of(String text) {
    var words = new Words();
    // Compatibility forms first: full-width letters are letters.
    words.read(Normalizer.normalize(withoutLigatures(text), Normalizer.Form.NFKD));
    words.endSentence();
    return words.sentences;
  }

  /// Without single characters that stand for up to eighteen. Most texts have none, and a search
  /// costs more than reading them.
  private static String withoutLigatures(String text) {
    return text.chars().anyMatch(sign -> sign >= 0xfdf0 && sign <= 0xfdfd)
        ? LIGATURES.matcher(text).replaceAll(" ")
        : text;
  }

  private void read(String text) {
    var word = new StringBuilder();
    var from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (endsChunk(text.charAt(i))) {
        from = i + 1;
      } else if (i == from && isAddress(text, from)) {
        i = endOfChunk(text, from) - 1;
        from = i + 1;
        continue;
      }
      var sign = text.codePointAt(i);
      if (Character.isLetterOrDigit(sign)) {
        word.appendCodePoint(sign);
        i += Character.charCount(sign) - 1;
      } else if (!isInvisible(sign) && !joinsParts(text, i)) {
        endWord(word);
        end(sign, text, i);
      }
    }
    endWord(word);
  }

  /// Whether the characters up to the next space or bracket are an address; one of an immigration
  /// body leaves a mark among the words.
  private boolean isAddress(String text, int from) {
    var end = endOfChunk(text, from);
    if (end - from > Hosts.LONGEST || !hasSignOfAddress(text, from, end)) {
      return false;
    }
    var address = Hosts.in(text.substring(from, end));
    if (address == Hosts.Kind.BARRED) {
      sentence.add(BARRED_ADDRESS);
    }
    return address != Hosts.Kind.NONE;
  }

  private static boolean hasSignOfAddress(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == '.' || text.charAt(i) == '@') {
        return true;
      }
    }
    return false;
  }

  private static int endOfChunk(String text, int from) {
    var end = from;
    while (end < text.length() && !endsChunk(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean endsChunk(char sign) {
    return switch (sign) {
      case ',', ';', '<', '>', '(', ')', '[', ']', '"' -> true;
      default -> Character.isWhitespace(sign);
    };
  }

  private static boolean isInvisible(int sign) {
    return switch (Character.getType(sign)) {
      case Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          true;
      case Character.CONTROL -> !Character.isWhitespace(sign);
      default -> false;
    };
  }

  /// The apostrophe of n't.
  private static boolean joinsParts(String text, int at) {
    var sign = text.charAt(at);
    if (sign == '\'' || sign == '\u2019') {
      return at > 0
          && text.charAt(at - 1) == 'n'
          && at + 1 < text.length()
          && text.charAt(at + 1) == 't';
    }
    return false;
  }

  private void end(int sign, String text, int at) {
    switch (sign) {
      case ',' -> sentence.add(COMMA);
      case ';' -> sentence.add(SEMICOLON);
      case ':' -> sentence.add(COLON);
      case '!' -> endSentence();
      case '?' -> {
        sentence.add(QUESTION);
        endSentence();
      }
      case '.' -> {
        if (endsSentence(text, at)) {
          endSentence();
        }
      }
      case '\n' -> {
        if (at + 1 < text.length() && "\n-*\u2022".indexOf(text.charAt(at + 1)) >= 0) {
          endSentence();
        }
      }
      default -> {}
    }
  }

  /// Not between the letters of I.C.E.
  private boolean endsSentence(String text, int at) {
    var last = sentence.isEmpty() ? "" : sentence.getLast();
    return (at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1)))
        && (last.length() > 1 || at + 2 >= text.length());
  }

  private void endWord(StringBuilder word) {
    if (!word.isEmpty()) {
      sentence.add(read(word));
      word.setLength(0);
    }
  }

  private String read(StringBuilder word) {
    var written = word.toString();
    var known = misspellings.known(written);
    var capitals = known.toUpperCase(Locale.ROOT);
    return CAPITALS.contains(capitals) && isShouted(written) ? capitals : known;
  }

  private static boolean isShouted(String written) {
    return written.chars().noneMatch(Character::isLowerCase);
  }

  private void endSentence() {
    if (!sentence.isEmpty()) {
      sentences.add(ScatteredLetters.gathered(sentence));
      sentence = new ArrayList<>();
    }
  }
}
