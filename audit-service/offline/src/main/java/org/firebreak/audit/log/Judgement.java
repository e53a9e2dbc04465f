// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.time.Instant;
import java.util.List;

/// What a signed note is worth under a {@link TrustPolicy}.
public sealed interface Judgement {
  enum Refusal {
    NOT_A_CHECKPOINT,
    LOG_NOT_IN_POLICY,
    /// Or a line claims a key of the policy and is not by it: then none is relied on (C2SP
    /// signed-note, "Verifying").
    LOG_DID_NOT_SIGN
  }

  record Refused(Refusal code) implements Judgement {}

  /// @param cosigned in the order of the policy
  record Signed(
      Checkpoint checkpoint, TrustPolicy.Log log, List<Cosigned> cosigned, boolean quorumMet)
      implements Judgement {
    public Signed {
      cosigned = List.copyOf(cosigned);
    }
  }

  /// @param at by the witness's clock; the earliest, if it signed several times
  record Cosigned(TrustPolicy.Witness witness, Instant at) {}
}
