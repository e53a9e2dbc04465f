// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.witness;

import java.security.SecureRandom;
import java.util.List;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Entries;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;

/// A log, and a second history of it that parts from the first behind an index.
record SampleLog(NoteSigner signer, Entries tree) {
  static final String ORIGIN = "audit.example/log";

  static SampleLog ofSize(int size) {
    return new SampleLog(
        NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, new SecureRandom()), Entries.ofSize(size));
  }

  SampleLog forkedAt(int index) {
    var hashes = new java.util.ArrayList<>(tree.leafHashes());
    hashes.set(index, Hashing.nodeHash(hashes.get(index), hashes.get(index)));
    return new SampleLog(signer, new Entries(tree.entries(), hashes));
  }

  SignedNote note(int size) {
    return SignedNote.of(new Checkpoint(ORIGIN, size, tree.rootAt(size)).text(), signer);
  }

  AddCheckpoint request(int from, int to) {
    return new AddCheckpoint(from, proof(from, to), note(to));
  }

  List<Hash> proof(int from, int to) {
    return from == 0 ? List.of() : ConsistencyProof.of(from, to, tree).hashes();
  }
}
