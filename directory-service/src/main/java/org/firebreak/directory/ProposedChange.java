// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import org.jspecify.annotations.Nullable;

/// What a proposal wants: each part that is not null.
public record ProposedChange(
    @Nullable ImmigrationFunction immigrationFunction,
    @Nullable Membership membership,
    @Nullable Sector sector,
    @Nullable String name,
    @Nullable OrganizationId partOf) {

  /// Under another name or below another organization it is no longer what was verified.
  boolean changesIdentityOf(Organization organization) {
    return (name != null && !name.equals(organization.name()))
        || (partOf != null && !partOf.equals(organization.partOf()));
  }

  boolean isStricterThan(Organization organization) {
    return (immigrationFunction != null
            && immigrationFunction.compareTo(organization.immigrationFunction()) > 0)
        || (membership != null && membership.compareTo(organization.membership()) > 0);
  }

  /// Whatever has an immigration function stays without a sector; {@link Placement} refuses the
  /// wish for one.
  Organization applyTo(Organization organization) {
    var changed = organization;
    if (immigrationFunction != null) {
      changed = changed.withImmigrationFunction(immigrationFunction);
    }
    if (membership != null) {
      changed = changed.withMembership(membership);
    }
    if (sector != null && !changed.hasImmigrationFunction()) {
      changed = changed.withSector(sector);
    }
    if (name != null) {
      changed = changed.withName(name);
    }
    return partOf == null ? changed : changed.withPartOf(partOf);
  }
}
