// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;
import java.util.UUID;

/// A dispatch that was read, once or more often.
///
/// @param reader its target; or, while it was held, the organization of a reviewer
public record GrantedRead(
    UUID dispatchId, OrganizationId reader, Instant firstAt, Instant lastAt) {}
