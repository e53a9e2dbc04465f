// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What each producer stated last, by its own clock, and where the later of two statements says
/// less than the earlier one: numbers are never taken back.
final class StatedNumbers {
  record OutboxPartition(String outbox, long partition) implements Comparable<OutboxPartition> {
    @Override
    public int compareTo(OutboxPartition other) {
      int byOutbox = outbox.compareTo(other.outbox);
      return byOutbox == 0 ? Long.compare(partition, other.partition) : byOutbox;
    }
  }

  record Fall(OutboxPartition of, long from, long to) {}

  private record Last(Instant at, Map<OutboxPartition, Long> numbers) {}

  private final Map<String, Last> statements = new HashMap<>();

  /// A statement that was overtaken is compared as the earlier one that it is.
  List<Fall> add(LogEntry.Fact fact) {
    if (!fact.kind().equals(Silences.KIND)) {
      return List.of();
    }
    var numbers = new TreeMap<OutboxPartition, Long>();
    for (LogEntry.OutboxNumber stated : fact.stated()) {
      numbers.merge(
          new OutboxPartition(stated.outbox(), stated.partition()), stated.number(), Math::max);
    }
    Last last = statements.get(fact.producer());
    if (last != null && fact.at().isBefore(last.at())) {
      return falls(numbers, last.numbers());
    }
    statements.put(fact.producer(), new Last(fact.at(), numbers));
    return last == null ? List.of() : falls(last.numbers(), numbers);
  }

  private static List<Fall> falls(
      Map<OutboxPartition, Long> before, Map<OutboxPartition, Long> after) {
    var falls = new ArrayList<Fall>();
    before.forEach((of, from) -> {
      long to = after.getOrDefault(of, 0L);
      if (to < from) {
        falls.add(new Fall(of, from, to));
      }
    });
    return falls;
  }
}
