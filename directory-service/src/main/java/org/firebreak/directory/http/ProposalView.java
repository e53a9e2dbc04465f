// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import java.time.Instant;
import java.util.UUID;
import org.firebreak.directory.Codes;
import org.firebreak.directory.Proposal;
import org.jspecify.annotations.Nullable;

/// What the second person has to judge: each part of the change that is not null.
///
/// @param basedOn the organization's revision that it was made on; it lapses with the next one
record ProposalView(
    UUID proposalId,
    String organizationId,
    long basedOn,
    @Nullable String immigrationFunction,
    @Nullable String membership,
    @Nullable String sector,
    @Nullable String name,
    @Nullable String partOf,
    String proposedByOrganization,
    Instant proposedAt,
    Instant readyAt) {

  static ProposalView of(Proposal proposal) {
    var change = proposal.change();
    var partOf = change.partOf();
    return new ProposalView(
        proposal.id(),
        proposal.organization().value(),
        proposal.basedOn(),
        code(change.immigrationFunction()),
        code(change.membership()),
        code(change.sector()),
        change.name(),
        partOf == null ? null : partOf.value(),
        proposal.by().organization().value(),
        proposal.at(),
        proposal.readyAt());
  }

  private static @Nullable String code(@Nullable Enum<?> value) {
    return value == null ? null : Codes.of(value);
  }
}
