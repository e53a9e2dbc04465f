// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static java.util.Comparator.comparingLong;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.firebreak.audit.PublicStatistics.Count;

/// Which counts everyone may see beside their total. A count is listed with its name, or its name
/// is not mentioned: then it is none, or few, or one of the larger ones that keep the few company.
///
/// Promise, also against whoever knows this rule, every name, the total and all that is listed:
/// each count below {@link #SMALL} could be at least six different numbers; and for an organization
/// that takes away its own, at least four.
final class SmallNumbers {
  /// A person might be found behind fewer decisions than these.
  static final long SMALL = 5;

  /// Larger than SMALL: if all unlisted counts were known to be small, a sum that is as large as it
  /// can be would tell each of them.
  private static final long LISTED_FROM = 10;

  private static final int UNLISTED_NAMES = 3;
  private static final long UNLISTED_SUM = 15;

  private SmallNumbers() {}

  /// As many as may be listed, the largest first; empty if not even their total may be shown.
  static Optional<List<Count>> list(Map<String, Long> counts) {
    return list(counts, SmallNumbers::keepsCompany);
  }

  /// @param company whether what is not listed hides each small count among it, the largest first
  static Optional<List<Count>> list(Map<String, Long> counts, Predicate<List<Count>> company) {
    List<Count> all =
        counts.entrySet().stream()
            .filter(each -> each.getValue() > 0)
            .map(each -> new Count(each.getKey(), each.getValue()))
            .sorted(comparingLong(Count::decisions).reversed().thenComparing(Count::name))
            .toList();
    int listed = (int) all.stream().filter(each -> each.decisions() >= LISTED_FROM).count();
    while (listed >= 0 && !company.test(all.subList(listed, all.size()))) {
      listed--;
    }
    return listed < 0 ? Optional.empty() : Optional.of(all.subList(0, listed));
  }

  /// @param unlisted the largest of them first; it may be the own of whoever subtracts it
  private static boolean keepsCompany(List<Count> unlisted) {
    long sum = unlisted.stream().mapToLong(Count::decisions).sum();
    return unlisted.size() >= UNLISTED_NAMES
        && sum >= UNLISTED_SUM
        && sum - unlisted.getFirst().decisions() >= SMALL;
  }
}
