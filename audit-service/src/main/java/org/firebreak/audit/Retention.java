// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// How long an entry is kept at least, from when it was logged.
public record Retention(Period kept) {
  public Retention {
    if (kept.isZero() || kept.isNegative()) {
      throw new IllegalArgumentException("a retention is longer than nothing");
    }
  }

  /// @param text ISO-8601, in years, months, weeks and days, such as P7Y
  public static Retention of(String text) {
    try {
      return new Retention(Period.parse(text));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a period", e);
    }
  }

  boolean isOver(Instant logged, Instant now) {
    return logged.isBefore(now.atZone(ZoneOffset.UTC).minus(kept).toInstant());
  }
}
