// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// A new organization starts unverified: nothing is delivered to it until two people have verified
/// it.
@ApplicationScoped
public class AddingOrganizations {

  private final Organizations organizations;
  private final Recording recording;

  AddingOrganizations(Organizations organizations, Recording recording) {
    this.organizations = organizations;
    this.recording = recording;
  }

  @Transactional
  public Change add(Organization wanted, Actor by) {
    organizations.lock();
    if (organizations.find(wanted.id()).isPresent()) {
      return new Change.Refused(Refusal.ORGANIZATION_EXISTS);
    }
    if (wanted.partOf() != null) {
      var parent = organizations.lineage(wanted.partOf());
      if (parent.isEmpty()) {
        return new Change.Refused(Refusal.PARENT_UNKNOWN);
      }
      if (wanted.sector() != null && parent.get().isBarred()) {
        return new Change.Refused(Refusal.SECTOR_OF_BARRED);
      }
    }
    return new Change.Changed(
        recording.first(wanted.withMembership(Membership.UNVERIFIED), Revision.Kind.ADDED, by));
  }
}
