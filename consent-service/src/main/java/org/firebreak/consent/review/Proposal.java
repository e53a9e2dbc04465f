// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.review;

import java.time.Instant;
import java.util.Optional;
import org.firebreak.consent.OrganizationId;

/// What one person says of a held event, for a second one to agree with.
///
/// @param meant the organization that an address that looks like an immigration body means
public record Proposal(Reviewer by, Optional<OrganizationId> meant, Instant at) {}
