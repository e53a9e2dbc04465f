// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.log.TilePath;

/// What everyone may read: the last published checkpoint and the hashes below it. Each entry holds
/// 32 random bytes, so its hash tells nothing of it. Nothing of it is recorded: nobody asks who
/// asks.
@ApplicationScoped
public class ReadPublishedLog {
  private final Checkpoints checkpoints;
  private final Entries entries;

  public ReadPublishedLog(Checkpoints checkpoints, Entries entries) {
    this.checkpoints = checkpoints;
    this.entries = entries;
  }

  /// Empty until the first is published.
  public Optional<SignedNote> checkpoint() {
    return checkpoints.published();
  }

  /// @return empty if the published tree does not have this many hashes there
  public Optional<List<Hash>> tile(TilePath.Hashes path) {
    return checkpoint()
        .map(note -> Checkpoint.of(note.text()).treeSize())
        .filter(treeSize -> TilePath.width(path.level(), path.index(), treeSize) >= path.width())
        .map(treeSize -> entries.tiles().hashes(path.level(), path.index(), path.width()));
  }
}
