// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  /// In the order of what speaks against a delivery.
  private enum Classified {
    LAWFUL,
    UNKNOWN,
    IMMIGRATION
  }

  /// @param partOf of more than one where two facts of one revision differ
  private record State(boolean hasFunction, Set<String> partOf) {
    /// What speaks against a delivery counts.
    State and(State other) {
      return new State(
          hasFunction || other.hasFunction,
          Stream.of(partOf, other.partOf).flatMap(Set::stream).collect(toUnmodifiableSet()));
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
                  IMMIGRATION.contains(fact.immigrationFunction().get()),
                  fact.partOf().stream().collect(toUnmodifiableSet())),
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
        if (classified(some.organization(), some.revision(), Set.of()) == classified) {
          found.add(some);
        }
      }
    }
    found.sort((one, other) -> Long.compare(one.index(), other.index()));
    return found;
  }

  /// @param below what is part of it: a chain that comes back to itself is barred, as it is for the
  ///   firewall
  private Classified classified(String organization, long revision, Set<String> below) {
    var latest = statesFrom.getOrDefault(organization, new TreeMap<>()).floorEntry(revision);
    if (latest == null) {
      return Classified.UNKNOWN;
    }
    if (latest.getValue().hasFunction() || below.contains(organization)) {
      return Classified.IMMIGRATION;
    }
    var chain = new HashSet<>(below);
    chain.add(organization);
    return latest.getValue().partOf().stream()
        .map(parent -> classified(parent, revision, chain))
        .max(Comparator.naturalOrder())
        .orElse(Classified.LAWFUL);
  }
}
