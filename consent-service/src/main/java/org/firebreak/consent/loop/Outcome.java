// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import java.time.Instant;
import java.util.Optional;
import org.firebreak.consent.Basis;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Decision;

/// An event with its decision, and with what the decision rested on.
///
/// @param judged empty if there was nothing to judge because the event could not be read
/// @param expiresAt when a hold ends by itself, undelivered
public record Outcome(
    Incoming incoming,
    Decision decision,
    Optional<Case> judged,
    long directoryRevision,
    Instant decidedAt,
    Optional<Instant> expiresAt) {

  public Optional<Basis> basis() {
    return judged.flatMap(Case::basis);
  }
}
