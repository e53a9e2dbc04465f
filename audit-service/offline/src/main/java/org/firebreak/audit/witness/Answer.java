// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import org.firebreak.audit.log.NoteSignature;

/// To a request that a checkpoint be cosigned: C2SP tlog-witness, "add-checkpoint".
sealed interface Answer {
  record Cosigned(NoteSignature signature) implements Answer {}

  /// What is held has this size, not the one that the request begins from.
  record Holds(long treeSize) implements Answer {}

  record Refused(Refusal why) implements Answer {}

  /// Why nothing was cosigned, in the order in which it is looked for.
  enum Refusal {
    MALFORMED(
        400, "The request is not an old size, hashes, an empty line and a signed checkpoint."),
    UNKNOWN_LOG(404, "This witness does not know a log of this origin."),
    NOT_SIGNED_BY_THE_LOG(403, "The checkpoint is not signed by the key that this witness knows."),
    OLD_SIZE_LARGER(400, "The old size is larger than the checkpoint's."),
    NOT_A_CONTINUATION(422, "The checkpoint is not proven to continue the one cosigned before.");

    final int status;
    final String text;

    Refusal(int status, String text) {
      this.status = status;
      this.text = text;
    }
  }
}
