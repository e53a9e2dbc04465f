// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Deliveries to an organization that had an immigration function, or was part of one, by the
/// directory revision that the decision rests on; and those of which the entries do not say. Facts
/// and decisions arrive over different topics, so a fact may stand behind a decision that it was
/// there for: asked only at the end.
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

  private enum Classified {
    LAWFUL,
    IMMIGRATION,
    UNKNOWN
  }

  /// @param known nothing contradicts what it is part of
  private record State(boolean hasFunction, boolean known, Optional<String> partOf) {
    /// Two facts of one revision that differ: what speaks against a delivery counts.
    State and(State other) {
      return new State(
          hasFunction || other.hasFunction,
          known && other.known && partOf.equals(other.partOf),
          partOf);
    }
  }

  private final Map<String, TreeMap<Long, State>> statesFrom = new HashMap<>();
  private final Map<String, TreeMap<Long, Some>> deliveries = new HashMap<>();

  void add(LogEntry.Fact fact) {
    if (DIRECTORY_KINDS.contains(fact.kind())
        && fact.aboutOrganization().isPresent()
        && fact.immigrationFunction().isPresent()
        && fact.revision().isPresent()) {
      statesFrom
          .computeIfAbsent(fact.aboutOrganization().get(), any -> new TreeMap<>())
          .merge(
              fact.revision().getAsLong(),
              new State(
                  IMMIGRATION.contains(fact.immigrationFunction().get()), true, fact.partOf()),
              State::and);
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
    return to(Classified.IMMIGRATION);
  }

  /// What the target was, or what it was part of, is not in these entries.
  List<Some> toUnclassified() {
    return to(Classified.UNKNOWN);
  }

  private List<Some> to(Classified classified) {
    var found = new ArrayList<Some>();
    for (TreeMap<Long, Some> byRevision : deliveries.values()) {
      for (Some some : byRevision.values()) {
        if (classified(some.organization(), some.revision()) == classified) {
          found.add(some);
        }
      }
    }
    found.sort((one, other) -> Long.compare(one.index(), other.index()));
    return found;
  }

  /// A chain that comes back to itself is barred, as it is for the firewall.
  private Classified classified(String organization, long revision) {
    var seen = new HashSet<String>();
    String next = organization;
    while (seen.add(next)) {
      var latest = statesFrom.getOrDefault(next, new TreeMap<>()).floorEntry(revision);
      if (latest == null) {
        return Classified.UNKNOWN;
      }
      State state = latest.getValue();
      if (state.hasFunction()) {
        return Classified.IMMIGRATION;
      }
      if (!state.known()) {
        return Classified.UNKNOWN;
      }
      if (state.partOf().isEmpty()) {
        return Classified.LAWFUL;
      }
      next = state.partOf().get();
    }
    return Classified.IMMIGRATION;
  }
}
