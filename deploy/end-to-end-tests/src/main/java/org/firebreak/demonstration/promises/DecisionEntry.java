// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision as the audit log has it.
///
/// @param outcome `deliver`, `quarantine` or `drop`
/// @param proven whether its inclusion in the log was verified here
/// @param reproducible whether it names policy version, build and directory revision
public record DecisionEntry(
    long index,
    UUID eventId,
    String outcome,
    @Nullable String target,
    @Nullable UUID basisId,
    Instant decidedAt,
    boolean proven,
    boolean reproducible) {

  boolean delivers() {
    return outcome.equals("deliver");
  }
}
