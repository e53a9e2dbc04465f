// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The numbers of one outbox partition that are in the log, as runs without a gap, in any order of
/// arrival. Its memory grows with the gaps, not with the numbers.
final class Outbox {
  /// @param index of the entry that bears the number behind the gap
  /// @param loggedAt when that one was logged
  record Gap(long from, long to, long index, Instant loggedAt) {}

  /// @param index of the entry that bears its first number
  private record Run(long last, long index, Instant loggedAt) {}

  private final TreeMap<Long, Run> runs = new TreeMap<>();

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
    return true;
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
