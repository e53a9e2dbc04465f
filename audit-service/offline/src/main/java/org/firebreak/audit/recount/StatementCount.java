// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts what a non-disclosure statement says, entry by entry. For one thread. Give it every entry
/// of the range, also those out of scope: facts about organizations are always in it.
public final class StatementCount {
  /// The reasons of the firewall's rules 2 and 3, and of rule 4 the address that looks like one of
  /// immigration's.
  static final Set<String> IMMIGRATION_REASONS =
      Set.of(
          "IMMIGRATION_TOPIC",
          "TARGET_HAS_IMMIGRATION_FUNCTION",
          "SOURCE_HAS_IMMIGRATION_FUNCTION",
          "ORIGIN_HAS_IMMIGRATION_FUNCTION",
          "PURPOSE_IS_IMMIGRATION_CONTROL",
          "ADDRESS_LOOKS_LIKE_IMMIGRATION");

  private static final String NO_SECTOR = "unknown";

  /// Each kind of outcome is counted by itself, so that they add up to all decisions.
  ///
  /// @param refusedImmigration not delivered, for a reason that has to do with immigration control
  /// @param deliveredToImmigration to what had an immigration function, or was part of what had one
  /// @param deliveredToUnclassified of which these entries do not say: only while it is 0 does the
  ///   one before it speak of all deliveries
  public record Counts(
      long delivered,
      long held,
      long notSent,
      Map<String, Long> deliveredBySector,
      long refusedImmigration,
      long deliveredToImmigration,
      long deliveredToUnclassified) {
    public Counts {
      deliveredBySector = Collections.unmodifiableMap(new TreeMap<>(deliveredBySector));
    }

    public long decisions() {
      return delivered + held + notSent;
    }
  }

  private final StatementScope scope;
  private final Map<String, Long> bySector = new TreeMap<>();
  private final ImmigrationDeliveries deliveries = new ImmigrationDeliveries();
  private long delivered;
  private long held;
  private long notSent;
  private long refusedImmigration;

  public StatementCount(StatementScope scope) {
    this.scope = scope;
  }

  public void add(long index, LogEntry entry) {
    switch (entry.content()) {
      case LogEntry.Decision decision when scope.includes(decision) -> count(index, decision);
      case LogEntry.Fact fact -> deliveries.add(fact);
      case LogEntry.Decision _, LogEntry.Stated _, LogEntry.Unreadable _ -> {}
    }
  }

  private void count(long index, LogEntry.Decision decision) {
    switch (decision.outcome()) {
      case DELIVER -> {
        delivered++;
        bySector.merge(decision.sector().orElse(NO_SECTOR), 1L, Long::sum);
        deliveries.add(index, decision);
      }
      case QUARANTINE -> held++;
      case DROP -> notSent++;
    }
    if (decision.outcome() != LogEntry.Outcome.DELIVER
        && decision.reasons().stream().anyMatch(IMMIGRATION_REASONS::contains)) {
      refusedImmigration++;
    }
  }

  public Counts counts() {
    return new Counts(
        delivered,
        held,
        notSent,
        bySector,
        refusedImmigration,
        all(deliveries.toImmigration()),
        all(deliveries.toUnclassified()));
  }

  private static long all(List<ImmigrationDeliveries.Some> some) {
    return some.stream().mapToLong(ImmigrationDeliveries.Some::count).sum();
  }
}
