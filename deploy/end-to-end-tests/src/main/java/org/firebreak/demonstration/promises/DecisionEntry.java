// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision as the audit log has it.
///
/// @param outcome `deliver`, `quarantine` or `drop`
/// @param basisId as the log opened its commitment; null if it could not, or there is none
/// @param proven whether its inclusion in the log was verified here
/// @param again what became of it when it was computed again
public record DecisionEntry(
    long index,
    UUID eventId,
    String outcome,
    @Nullable String target,
    @Nullable UUID basisId,
    Instant decidedAt,
    boolean proven,
    Again again) {

  public enum Again {
    SAME,
    DIFFERENT,
    NOT_COMPUTED
  }

  boolean delivers() {
    return outcome.equals("deliver");
  }
}
