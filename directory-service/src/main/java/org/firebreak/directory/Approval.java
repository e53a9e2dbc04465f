// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.time.Instant;
import java.util.UUID;

/// The second person's consent to a proposal, and the revision that it made.
public record Approval(UUID proposal, Actor.Person by, Instant at, long revision) {}
