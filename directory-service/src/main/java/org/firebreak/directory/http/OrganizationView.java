// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import java.util.List;
import org.firebreak.directory.Codes;
import org.firebreak.directory.Revision;
import org.jspecify.annotations.Nullable;

/// An organization as callers see it: the same words as in the contract organization v1.
record OrganizationView(
    String organizationId,
    String name,
    @Nullable String sector,
    @Nullable String partOf,
    String immigrationFunction,
    String membership,
    List<String> aliases,
    List<String> topics,
    List<String> emailDomains,
    List<String> webhookHosts,
    long revision) {

  static OrganizationView of(Revision revision) {
    var organization = revision.organization();
    var sector = organization.sector();
    var partOf = organization.partOf();
    return new OrganizationView(
        organization.id().value(),
        organization.name(),
        sector == null ? null : Codes.of(sector),
        partOf == null ? null : partOf.value(),
        Codes.of(organization.immigrationFunction()),
        Codes.of(organization.membership()),
        organization.aliases(),
        organization.topics(),
        organization.emailDomains(),
        organization.webhookHosts(),
        revision.number());
  }
}
