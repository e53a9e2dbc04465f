// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.firebreak.directory.ImmigrationFunction;
import org.firebreak.directory.Membership;
import org.firebreak.directory.Organization;
import org.firebreak.directory.Refusal;
import org.firebreak.directory.Sector;
import org.jspecify.annotations.Nullable;

/// Everything of an organization but its membership: that starts as unverified.
record AddOrganizationRequest(
    @NotNull String organizationId,
    @NotBlank @Size(max = Organization.MAX_NAME) String name,
    @Nullable String sector,
    @Nullable String partOf,
    @NotNull String immigrationFunction,
    @Nullable List<@NotBlank @Size(max = Organization.MAX_NAME) String> aliases,
    @Nullable List<@NotBlank @Size(max = Organization.MAX_TOPIC) String> topics,
    @Nullable List<@NotBlank @Size(max = Organization.MAX_HOST) String> emailDomains,
    @Nullable List<@NotBlank @Size(max = Organization.MAX_HOST) String> webhookHosts) {

  Organization organization() {
    var id = Input.id("organization_id", organizationId);
    var parent = Input.idOrNull("part_of", partOf);
    var inSector = Input.codeOrNull(Sector.class, "sector", sector);
    var function =
        Input.code(ImmigrationFunction.class, "immigration_function", immigrationFunction);
    if (inSector != null && function != ImmigrationFunction.NONE) {
      throw Refusals.problem(Refusal.SECTOR_OF_BARRED);
    }
    if (id.equals(parent)) {
      throw Refusals.problem(Refusal.PART_OF_CYCLE);
    }
    return new Organization(
        id,
        name,
        inSector,
        parent,
        function,
        Membership.UNVERIFIED,
        orNone(aliases),
        orNone(topics),
        orNone(emailDomains),
        orNone(webhookHosts));
  }

  private static List<String> orNone(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }
}
