// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.SignedNote;

/// A checkpoint that the log has signed, with the edge of its tree, from which the next one is
/// computed without reading what lies before.
public record SignedTree(Frontier frontier, SignedNote note) {
  /// @throws LogDamaged if the edge is not that of the tree that was signed
  public SignedTree {
    Checkpoint signed = Checkpoint.of(note.text());
    if (signed.treeSize() != frontier.size() || !signed.rootHash().equals(frontier.rootHash())) {
      throw new LogDamaged(
          "the checkpoint of %d entries and what is stored with it do not belong together"
              .formatted(signed.treeSize()));
    }
  }

  public Checkpoint checkpoint() {
    return Checkpoint.of(note.text());
  }
}
