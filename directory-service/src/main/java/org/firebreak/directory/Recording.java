// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Gives each change its revision and announces it, in the caller's transaction, which holds the
/// lock of {@link Organizations}.
@ApplicationScoped
class Recording {

  private final Organizations organizations;
  private final Announcements announcements;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  Recording(
      Organizations organizations,
      Announcements announcements,
      InstantSource time,
      Supplier<UUID> ids) {
    this.organizations = organizations;
    this.announcements = announcements;
    this.time = time;
    this.ids = ids;
  }

  /// A state of an organization that the directory did not know.
  Revision first(Organization organization, Revision.Kind kind, Actor by) {
    return record(organization, kind, by, List.of());
  }

  /// The organization first, then the units that change with it: whoever reads up to any record in
  /// between sees the bar already.
  Revision change(Lineage before, Organization wanted, Actor by) {
    var consequences = before.consequencesOf(wanted);
    var changed = next(before.organization(), consequences.getFirst(), by);
    for (var unit : consequences.subList(1, consequences.size())) {
      var was =
          before.units().stream()
              .filter(old -> old.id().equals(unit.id()))
              .findFirst()
              .orElseThrow();
      next(was, unit, by);
    }
    return changed;
  }

  private Revision next(Organization before, Organization after, Actor by) {
    var kind =
        before.immigrationFunction() == after.immigrationFunction()
            ? Revision.Kind.CHANGED
            : Revision.Kind.RECLASSIFIED;
    return record(after, kind, by, Differences.between(before, after));
  }

  private Revision record(
      Organization organization, Revision.Kind kind, Actor by, List<String> differences) {
    var revision =
        new Revision(organizations.revision() + 1, organization, kind, by, time.instant());
    organizations.add(revision);
    announcements.organization(revision);
    announcements.fact(
        new Fact(
            ids.get(),
            Fact.Kind.of(kind),
            revision.at(),
            by,
            organization.id(),
            organization.immigrationFunction(),
            organization.partOf(),
            revision.number(),
            differences));
    return revision;
  }
}
