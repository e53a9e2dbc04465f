// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.kafka;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.firebreak.directory.Codes;
import org.firebreak.directory.Revision;
import org.jspecify.annotations.Nullable;

/// The contract organization v1.
@JsonNaming(SnakeCaseStrategy.class)
record OrganizationRecord(
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

  static OrganizationRecord of(Revision revision) {
    var organization = revision.organization();
    var sector = organization.sector();
    var partOf = organization.partOf();
    return new OrganizationRecord(
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
