// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Deliveries to an organization that had an immigration function by the directory revision that
/// the decision rests on. Facts and decisions arrive over different topics, so a fact may stand
/// behind a decision that it was there for: asked only at the end.
final class ImmigrationDeliveries {
  private static final Set<String> DIRECTORY_KINDS =
      Set.of(
          "organization-imported",
          "organization-added",
          "organization-reclassified",
          "organization-changed");
  private static final Set<String> IMMIGRATION = Set.of("casework", "enforcement");

  /// Deliveries to one organization by one directory revision.
  ///
  /// @param index of the first
  record Some(String organization, long revision, long index, long count) {}

  private final Map<String, TreeMap<Long, Boolean>> hasFunctionFrom = new HashMap<>();
  private final Map<String, TreeMap<Long, Some>> deliveries = new HashMap<>();

  void add(LogEntry.Fact fact) {
    if (DIRECTORY_KINDS.contains(fact.kind())
        && fact.aboutOrganization().isPresent()
        && fact.immigrationFunction().isPresent()
        && fact.revision().isPresent()) {
      boolean has = IMMIGRATION.contains(fact.immigrationFunction().get());
      // Two facts of one revision that differ: the one that speaks against the delivery counts.
      hasFunctionFrom
          .computeIfAbsent(fact.aboutOrganization().get(), any -> new TreeMap<>())
          .merge(fact.revision().getAsLong(), has, Boolean::logicalOr);
    }
  }

  void add(long index, LogEntry.Decision decision) {
    if (decision.outcome() == LogEntry.Outcome.DELIVER && decision.target().isPresent()) {
      String target = decision.target().get();
      long revision = decision.directoryRevision();
      deliveries
          .computeIfAbsent(target, any -> new TreeMap<>())
          .merge(
              revision,
              new Some(target, revision, index, 1),
              (first, one) -> new Some(target, revision, first.index(), first.count() + 1));
    }
  }

  /// In the order of their index.
  List<Some> toImmigration() {
    var found = new ArrayList<Some>();
    deliveries.forEach((organization, byRevision) -> {
      var functions = hasFunctionFrom.getOrDefault(organization, new TreeMap<>());
      for (Some some : byRevision.values()) {
        var latest = functions.floorEntry(some.revision());
        if (latest != null && latest.getValue()) {
          found.add(some);
        }
      }
    });
    found.sort((one, other) -> Long.compare(one.index(), other.index()));
    return found;
  }
}
