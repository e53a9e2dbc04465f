// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.firebreak.directory.ImmigrationFunction;
import org.firebreak.directory.Membership;
import org.firebreak.directory.Organization;
import org.firebreak.directory.ProposedChange;
import org.firebreak.directory.Sector;
import org.jspecify.annotations.Nullable;

/// What should change; what is left out stays.
record ProposeChangeRequest(
    @Nullable String immigrationFunction,
    @Nullable String membership,
    @Nullable String sector,
    @Nullable @Pattern(regexp = "(?s).*\\S.*") @Size(max = Organization.MAX_NAME) String name,
    @Nullable String partOf) {

  ProposedChange change() {
    return new ProposedChange(
        Input.codeOrNull(ImmigrationFunction.class, "immigration_function", immigrationFunction),
        Input.codeOrNull(Membership.class, "membership", membership),
        Input.codeOrNull(Sector.class, "sector", sector),
        name,
        Input.idOrNull("part_of", partOf));
  }
}
