// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a value in the log may look like. All texts are short and none has a space, so that nobody
/// can put a sentence, or a name with its surname, where a code belongs. Whatever passes can be
/// written and stored, so that no record can hold up those behind it. Refusals name the field and
/// never repeat the value.
final class Codes {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
  private static final Pattern ORGANIZATION = Pattern.compile("[a-z0-9-]{3,64}");
  private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{2,59}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:+-]{1,128}");
  private static final Pattern RECORD =
      Pattern.compile("[A-Za-z0-9._-]{1,249}/[0-9]{1,10}/[0-9]{1,19}");

  /// Topic, partition and number.
  private static final Pattern STATED_NUMBER =
      Pattern.compile("[a-z0-9.-]{1,249}/(0|[1-9][0-9]{0,4})/[1-9][0-9]{0,14}");

  /// Beyond it JSON readers that use doubles would read another number.
  private static final long LARGEST = (1L << 53) - 1;

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final int MOST = 64;

  private Codes() {}

  static void word(String field, @Nullable String text) {
    check(field, WORD, text);
  }

  static List<String> words(String field, List<String> texts) {
    atMost(field, texts).forEach(text -> word(field, text));
    return List.copyOf(texts);
  }

  static void organization(String field, @Nullable String text) {
    check(field, ORGANIZATION, text);
  }

  static List<String> reasons(String field, List<String> texts) {
    atMost(field, texts).forEach(text -> check(field, REASON, text));
    return List.copyOf(texts);
  }

  static List<String> statedNumbers(String field, List<String> texts) {
    atMost(field, texts).forEach(text -> check(field, STATED_NUMBER, text));
    return List.copyOf(texts);
  }

  static void name(String field, @Nullable String text) {
    check(field, NAME, text);
  }

  static List<String> names(String field, List<String> texts) {
    atMost(field, texts).forEach(text -> name(field, text));
    return List.copyOf(texts);
  }

  static void record(String field, String text) {
    check(field, RECORD, text);
  }

  static void number(String field, @Nullable Number number) {
    if (number != null && (number.longValue() < 0 || number.longValue() > LARGEST)) {
      throw new IllegalArgumentException(field + " is not between 0 and " + LARGEST);
    }
  }

  static void time(String field, @Nullable Instant time) {
    if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
      throw new IllegalArgumentException(field + " is not between the years 2000 and 9999");
    }
  }

  private static List<String> atMost(String field, List<String> texts) {
    if (texts.size() > MOST) {
      throw new IllegalArgumentException(field + " has more than " + MOST + " values");
    }
    return texts;
  }

  private static void check(String field, Pattern form, @Nullable String text) {
    if (text != null && !form.matcher(text).matches()) {
      throw new IllegalArgumentException(field + " does not have the form " + form);
    }
  }
}
