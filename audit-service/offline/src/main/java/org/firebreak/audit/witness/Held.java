// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import java.util.Optional;
import org.firebreak.audit.log.SignedNote;

/// What the witness cosigned last, of each log.
interface Held {
  /// The checkpoint with the log's signature and the witness's own.
  Optional<SignedNote> of(String origin);

  /// Durable when it returns, whole or not at all.
  void replace(String origin, SignedNote note);
}
