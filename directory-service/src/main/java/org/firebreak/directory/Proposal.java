// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.time.Instant;
import java.util.UUID;

/// A change toward looser that waits for a second person.
///
/// @param basedOn the organization's revision that it was made on; it can be approved on no other
/// @param readyAt the end of its cool-off: until then nobody can approve it
public record Proposal(
    UUID id,
    OrganizationId organization,
    long basedOn,
    ProposedChange change,
    Actor.Person by,
    Instant at,
    Instant readyAt) {}
