// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.Optional;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSignature;
import org.firebreak.audit.log.SignedNote;

/// Someone else, who cosigns a checkpoint only if it continues the one cosigned before: C2SP
/// tlog-witness. It cannot see any entry.
public interface Witness {
  NoteKey key();

  /// What it cosigned last of the log of this origin; empty if it never did.
  ///
  /// @throws WitnessAway if that is not known now
  Optional<SignedNote> held(String origin) throws WitnessAway;

  /// @throws WitnessAway if it gave no answer that could be understood; it may have cosigned
  Answer cosign(AddCheckpoint request) throws WitnessAway;

  sealed interface Answer {
    /// @param signature not verified yet
    record Cosigned(NoteSignature signature) implements Answer {}

    /// What it cosigned last has this size, not the one that the request begins from.
    record Holds(long treeSize) implements Answer {}

    /// It does not know the log, or what it holds cannot be continued by what was sent.
    ///
    /// @param status of HTTP, as the protocol defines it
    record Refused(int status) implements Answer {}
  }

  final class WitnessAway extends Exception {
    private static final long serialVersionUID = 1;

    public WitnessAway(String message, Throwable cause) {
      super(message, cause);
    }

    public WitnessAway(String message) {
      super(message);
    }
  }
}
