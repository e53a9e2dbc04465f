// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;
import org.firebreak.audit.Period;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.runtime.http.Problems;
import org.jspecify.annotations.Nullable;

/// Query parameters that several endpoints have.
final class Parameters {
  private Parameters() {}

  static Period period(@Nullable String from, @Nullable String to) {
    if (from == null || to == null) {
      throw refused(
          "PERIOD_REQUIRED",
          "Period required",
          "Give both from and to, such as from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z.");
    }
    Instant start = time(from);
    Instant end = time(to);
    if (!start.isBefore(end)) {
      throw refused("PERIOD_EMPTY", "Period empty", "Give a to that is later than from.");
    }
    return new Period(start, end);
  }

  /// A size of the tree, which a client has from an earlier answer.
  static OptionalLong treeSize(@Nullable String text) {
    if (text == null) {
      return OptionalLong.empty();
    }
    if (!text.matches("0|[1-9][0-9]{0,17}")) {
      throw refused(
          "TREE_SIZE_NOT_READABLE",
          "Tree size not readable",
          "Give tree sizes in decimal digits, as in the tree_size of an answer.");
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  /// As it stands in entries.
  static Commitment commitment(String hex) {
    try {
      return Commitment.ofHex(hex);
    } catch (IllegalArgumentException e) {
      throw refused(
          "REFERRAL_NOT_READABLE",
          "Referral not readable",
          "Give the commitment that stands as referral in an entry, 64 lower-case hex digits.");
    }
  }

  static HttpProblem refused(String code, String title, String detail) {
    return Problems.of(400, code, title, detail);
  }

  static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw refused(
          "TIME_NOT_READABLE",
          "Time not readable",
          "Write times as 2026-11-22T09:30:00Z: date, T, time, and Z for UTC.");
    }
  }
}
