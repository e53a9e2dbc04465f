// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who states every hour how many numbers it has given out, and when it did not. One who never did
/// so is not expected to; that its numbers are not stated is found with the numbers.
final class Silences {
  static final String KIND = "numbers-stated";

  /// Twice what is due: one that is late by less than an hour is no silence.
  static final Duration LONGEST = Duration.ofHours(2);

  /// @param index of the last statement before it
  record Silence(String producer, long index, Instant from, Instant to) {}

  private record Last(long index, Instant at) {}

  private final Map<String, Last> statements = new TreeMap<>();

  /// The silence that this fact ends.
  Optional<Silence> add(long index, LogEntry.Fact fact) {
    if (!fact.kind().equals(KIND)) {
      return Optional.empty();
    }
    Last last = statements.get(fact.producer());
    if (last != null && fact.at().isBefore(last.at())) {
      return Optional.empty();
    }
    statements.put(fact.producer(), new Last(index, fact.at()));
    return last == null ? Optional.empty() : between(fact.producer(), last, fact.at());
  }

  /// Those that have not ended.
  List<Silence> until(Instant end) {
    return statements.entrySet().stream()
        .flatMap(each -> between(each.getKey(), each.getValue(), end).stream())
        .toList();
  }

  private static Optional<Silence> between(String producer, Last last, Instant end) {
    return Duration.between(last.at(), end).compareTo(LONGEST) > 0
        ? Optional.of(new Silence(producer, last.index(), last.at(), end))
        : Optional.empty();
  }
}
