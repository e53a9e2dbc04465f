// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;
import java.util.UUID;

/// A dispatch that its target was granted to read, once or more often.
public record GrantedRead(
    UUID dispatchId, OrganizationId target, Instant firstAt, Instant lastAt) {}
