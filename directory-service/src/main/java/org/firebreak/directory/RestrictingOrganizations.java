// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/// What one person may do alone, with effect at once: make the directory stricter.
@ApplicationScoped
public class RestrictingOrganizations {

  private final Organizations organizations;
  private final Recording recording;

  RestrictingOrganizations(Organizations organizations, Recording recording) {
    this.organizations = organizations;
    this.recording = recording;
  }

  /// @param seen the revision of the organization that the decision was made on
  @Transactional
  public Change reclassify(
      OrganizationId id, long seen, ImmigrationFunction wanted, Actor.Person by) {
    return restrict(
        id,
        seen,
        by,
        now -> wanted.compareTo(now.immigrationFunction()),
        now -> now.withImmigrationFunction(wanted));
  }

  /// @param seen the revision of the organization that the decision was made on
  @Transactional
  public Change changeMembership(OrganizationId id, long seen, Membership wanted, Actor.Person by) {
    return restrict(
        id, seen, by, now -> wanted.compareTo(now.membership()), now -> now.withMembership(wanted));
  }

  private Change restrict(
      OrganizationId id,
      long seen,
      Actor.Person by,
      ToIntFunction<Organization> strictness,
      UnaryOperator<Organization> change) {
    organizations.lock();
    var found = organizations.lineage(id);
    if (found.isEmpty()) {
      return new Change.Refused(Refusal.ORGANIZATION_NOT_FOUND);
    }
    var lineage = found.get();
    if (lineage.current().number() != seen) {
      return new Change.Refused(Refusal.REVISION_OUTDATED);
    }
    var step = strictness.applyAsInt(lineage.organization());
    if (step < 0) {
      return new Change.Refused(Refusal.LOOSER_NEEDS_TWO_PEOPLE);
    }
    if (step == 0) {
      return new Change.Unchanged(lineage.current());
    }
    return new Change.Changed(recording.change(lineage, change.apply(lineage.organization()), by));
  }
}
