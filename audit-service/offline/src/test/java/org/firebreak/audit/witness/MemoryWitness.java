// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;

/// The witness itself, without its files and its server.
public final class MemoryWitness {
  private final Witness witness;

  public MemoryWitness(NoteKey log) {
    var key =
        NoteSigner.generate("witness.example/memory", NoteKey.Type.COSIGNATURE, new SecureRandom());
    this.witness = new Witness(List.of(log), key, new HeldInMemory(), InstantSource.system());
  }

  /// Whether it cosigned.
  public boolean cosigns(byte[] request) {
    return witness.answer(request) instanceof Answer.Cosigned;
  }
}
