// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// A time in the one form that {@link Instant#toString} gives it, from year 0 to 9999: in UTC, with
/// none, three, six or nine decimals, as few as it needs. Read by hand, since every entry has
/// several.
final class CanonicalTime {
  private static final String FORM = "0000-00-00T00:00:00";
  private static final int NANOS_DIGITS = 9;

  private CanonicalTime() {}

  /// @throws IllegalArgumentException if it does not have the form
  static Instant of(String text) {
    int end = text.length() - 1;
    if (end < FORM.length() || text.charAt(end) != 'Z') {
      throw new IllegalArgumentException("not a time in UTC");
    }
    for (int i = 0; i < FORM.length(); i++) {
      if (FORM.charAt(i) != '0' && FORM.charAt(i) != text.charAt(i)) {
        throw new IllegalArgumentException("not a time in its one form");
      }
    }
    try {
      return LocalDateTime.of(
              digits(text, 0, 4),
              digits(text, 5, 7),
              digits(text, 8, 10),
              digits(text, 11, 13),
              digits(text, 14, 16),
              digits(text, 17, 19),
              nanos(text, end))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such time", e);
    }
  }

  private static int nanos(String text, int end) {
    if (end == FORM.length()) {
      return 0;
    }
    int decimals = end - FORM.length() - 1;
    boolean isWhole = decimals % 3 == 0 && decimals > 0 && decimals <= NANOS_DIGITS;
    if (text.charAt(FORM.length()) != '.' || !isWhole || text.startsWith("000", end - 3)) {
      throw new IllegalArgumentException("not as few decimals as it needs");
    }
    int nanos = digits(text, end - decimals, end);
    for (int i = decimals; i < NANOS_DIGITS; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new IllegalArgumentException("not a digit");
      }
      number = 10 * number + c - '0';
    }
    return number;
  }
}
