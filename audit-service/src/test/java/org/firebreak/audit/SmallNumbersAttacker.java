// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.firebreak.audit.PublicStatistics.Count;

/// Knows the rule, every name, the total and all that is listed, and tries every table there is.
/// How many numbers a small count could be is the size of what they cannot tell.
record SmallNumbersAttacker(Function<Map<String, Long>, Optional<List<Count>>> rule) {
  private static final int ANYTHING = Integer.MAX_VALUE;

  record Shown(long total, List<Count> listed) {}

  /// @param outsider the fewest numbers that some small count could be
  /// @param subtracting the same for an organization that takes away its own
  record Narrowest(int outsider, int subtracting) {
    Narrowest and(Narrowest other) {
      return new Narrowest(
          Math.min(outsider, other.outsider), Math.min(subtracting, other.subtracting));
    }
  }

  /// Over all tables of so many names whose total is at most so much.
  Narrowest everyTable(int names, int total) {
    var narrowest = new Narrowest(ANYTHING, ANYTHING);
    for (int sum = 0; sum <= total; sum++) {
      Map<Shown, List<long[]>> alike = new HashMap<>();
      eachTable(
          new long[names],
          0,
          sum,
          table ->
              shown(table)
                  .ifPresent(shown ->
                      alike.computeIfAbsent(shown, any -> new ArrayList<>()).add(table.clone())));
      for (var each : alike.entrySet()) {
        narrowest = narrowest.and(attack(each.getKey(), each.getValue()));
      }
    }
    return narrowest;
  }

  /// On one table, of any size: all tables that would be shown alike.
  Narrowest table(long[] counts) {
    Optional<Shown> shown = shown(counts);
    if (shown.isEmpty()) {
      return new Narrowest(ANYTHING, ANYTHING);
    }
    int[] unlisted = unlisted(shown.get(), counts.length);
    long sum = 0;
    for (int at : unlisted) {
      sum += counts[at];
    }
    List<long[]> alike = new ArrayList<>();
    long[] table = counts.clone();
    eachTable(
        new long[unlisted.length],
        0,
        sum,
        part -> {
          for (int i = 0; i < unlisted.length; i++) {
            table[unlisted[i]] = part[i];
          }
          if (shown(table).equals(shown)) {
            alike.add(table.clone());
          }
        });
    return attack(shown.get(), alike);
  }

  private Narrowest attack(Shown shown, List<long[]> alike) {
    int[] unlisted = unlisted(shown, alike.getFirst().length);
    int outsider = ANYTHING;
    int subtracting = ANYTHING;
    for (int victim : unlisted) {
      outsider = Math.min(outsider, possible(victim, alike));
      for (int own : unlisted) {
        if (own != victim) {
          Map<Long, List<long[]>> byOwn = new HashMap<>();
          alike.forEach(
              table -> byOwn.computeIfAbsent(table[own], any -> new ArrayList<>()).add(table));
          for (List<long[]> left : byOwn.values()) {
            subtracting = Math.min(subtracting, possible(victim, left));
          }
        }
      }
    }
    return new Narrowest(outsider, subtracting);
  }

  /// @return anything if in none of them the count is small
  private static int possible(int victim, List<long[]> tables) {
    Set<Long> numbers = new HashSet<>();
    tables.forEach(table -> numbers.add(table[victim]));
    return numbers.stream().anyMatch(number -> number < SmallNumbers.SMALL)
        ? numbers.size()
        : ANYTHING;
  }

  private Optional<Shown> shown(long[] counts) {
    Map<String, Long> table = new HashMap<>();
    long total = 0;
    for (int i = 0; i < counts.length; i++) {
      table.put(name(i), counts[i]);
      total += counts[i];
    }
    long sum = total;
    return rule.apply(table).map(listed -> new Shown(sum, listed));
  }

  private static int[] unlisted(Shown shown, int names) {
    Set<String> listed = new HashSet<>();
    shown.listed().forEach(count -> listed.add(count.name()));
    return java.util.stream.IntStream.range(0, names)
        .filter(i -> !listed.contains(name(i)))
        .toArray();
  }

  private static String name(int number) {
    return "name-" + number;
  }

  private static void eachTable(long[] table, int from, long sum, Consumer<long[]> each) {
    if (from == table.length - 1) {
      table[from] = sum;
      each.accept(table);
    } else if (from < table.length) {
      for (long count = 0; count <= sum; count++) {
        table[from] = count;
        eachTable(table, from + 1, sum - count, each);
      }
    }
  }
}
