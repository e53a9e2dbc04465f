// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.firebreak.audit.log.AddCheckpoint;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.SignedNote;

/// A witness in memory that can be told to be away, or to forget what it answered.
final class FakeWitness implements Witness {
  private static final long SOME_TIME = 1_779_573_024;

  final NoteSigner signer;
  boolean away;
  Optional<SignedNote> held = Optional.empty();

  FakeWitness(String name) {
    signer = NoteSigner.generate(name, NoteKey.Type.COSIGNATURE, new SecureRandom());
  }

  /// Another one with the same key, which holds nothing yet.
  FakeWitness(FakeWitness same) {
    signer = same.signer;
  }

  @Override
  public NoteKey key() {
    return signer.key();
  }

  @Override
  public Optional<SignedNote> held(String origin) throws WitnessAway {
    mayAnswer();
    return held;
  }

  @Override
  public Answer cosign(AddCheckpoint request) throws WitnessAway {
    mayAnswer();
    Checkpoint asked = Checkpoint.of(request.note().text());
    Optional<Checkpoint> before = held.map(note -> Checkpoint.of(note.text()));
    long size = before.map(Checkpoint::treeSize).orElse(0L);
    if (request.oldSize() != size) {
      return new Answer.Holds(size);
    }
    boolean continues =
        before
            .map(each ->
                new ConsistencyProof(size, asked.treeSize(), request.hashes())
                    .proves(each.rootHash(), asked.rootHash()))
            .orElse(request.hashes().equals(List.of()));
    if (!continues) {
      return new Answer.Refused(422);
    }
    var signature = signer.sign(request.note().text(), SOME_TIME);
    held = Optional.of(request.note().and(signature));
    return new Answer.Cosigned(signature);
  }

  private void mayAnswer() throws WitnessAway {
    if (away) {
      throw new WitnessAway("away, as told");
    }
  }
}
