// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The numbers of one outbox partition that are in the log, as runs without a gap, in any order of
/// arrival, and those that were stated. Its memory grows with the gaps and the statements, not with
/// the numbers.
final class Outbox {
  /// @param index of the entry that bears the number behind the gap, or states the last one of it
  /// @param loggedAt when that one was logged
  record Gap(long from, long to, long index, Instant loggedAt) {}

  /// A number that was in the log by this entry.
  record Logged(long number, long index, Instant loggedAt) {}

  /// @param index of the entry that bears its first number
  private record Run(long last, long index, Instant loggedAt) {}

  private record Claim(long index, Instant loggedAt) {}

  private final TreeMap<Long, Run> runs = new TreeMap<>();

  /// By number, the first statement that it was given out. Each is higher than those before.
  private final TreeMap<Long, Claim> stated = new TreeMap<>();

  private Optional<Logged> notStated = Optional.empty();

  /// Whether the number is new.
  boolean add(long number, long index, Instant loggedAt) {
    Map.Entry<Long, Run> before = runs.floorEntry(number);
    if (before != null && before.getValue().last() >= number) {
      return false;
    }
    Run next = runs.remove(number + 1);
    long last = next == null ? number : next.last();
    if (before != null && before.getValue().last() == number - 1) {
      Run run = before.getValue();
      runs.put(before.getKey(), new Run(last, run.index(), run.loggedAt()));
    } else {
      runs.put(number, new Run(last, index, loggedAt));
    }
    if (number > highestStated() && notStated.isEmpty()) {
      notStated = Optional.of(new Logged(number, index, loggedAt));
    }
    return true;
  }

  /// That all numbers up to this one were given out.
  void state(long number, long index, Instant loggedAt) {
    if (number > highestStated()) {
      stated.put(number, new Claim(index, loggedAt));
    }
    if (notStated.isPresent() && notStated.get().number() <= highestStated()) {
      // When the higher ones were first logged is not kept: this entry's time errs toward silence.
      long last = runs.lastEntry().getValue().last();
      notStated =
          last > highestStated()
              ? Optional.of(new Logged(last, index, loggedAt))
              : Optional.empty();
    }
  }

  private long highestStated() {
    return stated.isEmpty() ? 0 : stated.lastKey();
  }

  /// A number beyond all that were stated, since when there is one.
  Optional<Logged> notStated() {
    return notStated;
  }

  /// The numbers behind the last one in the log that were stated to have been given out.
  ///
  /// @param fromOne whether all of them can be gone
  List<Gap> tail(boolean fromOne) {
    if (runs.isEmpty() && !fromOne) {
      return List.of();
    }
    var gaps = new ArrayList<Gap>();
    long due = runs.isEmpty() ? 1 : runs.lastEntry().getValue().last() + 1;
    for (Map.Entry<Long, Claim> each : stated.tailMap(due).entrySet()) {
      Claim claim = each.getValue();
      gaps.add(new Gap(due, each.getKey(), claim.index(), claim.loggedAt()));
      due = each.getKey() + 1;
    }
    return gaps;
  }

  /// @param fromOne whether what lies before the first number is a gap too
  List<Gap> gaps(boolean fromOne) {
    var gaps = new ArrayList<Gap>();
    long due = fromOne || runs.isEmpty() ? 1 : runs.firstKey();
    for (Map.Entry<Long, Run> each : runs.entrySet()) {
      Run run = each.getValue();
      if (each.getKey() > due) {
        gaps.add(new Gap(due, each.getKey() - 1, run.index(), run.loggedAt()));
      }
      due = run.last() + 1;
    }
    return gaps;
  }
}
