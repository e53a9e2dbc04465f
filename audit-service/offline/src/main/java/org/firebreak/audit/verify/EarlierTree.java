// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.util.Optional;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.RangeCheck;
import org.firebreak.audit.log.RangeProof;

/// A checkpoint that the auditor kept from before, held against what the same entries lead to now.
final class EarlierTree {
  private final Checkpoint kept;
  private final Report report;
  private Optional<Hash> now = Optional.empty();

  EarlierTree(Checkpoint kept, Report report) {
    this.kept = kept;
    this.report = report;
  }

  /// To be called before each next entry, and after the last.
  void before(RangeCheck check) {
    if (check.next() == kept.treeSize()) {
      now = Optional.of(check.rootHash());
    }
  }

  /// To be called when the range itself holds: only then is `now` what the log signed.
  void conclude(RangeProof proof) {
    Checkpoint later = proof.checkpoint();
    if (!later.origin().equals(kept.origin())) {
      report.notChecked("the earlier checkpoint is of another log.");
      return;
    }
    if (kept.treeSize() == 0) {
      now = Optional.of(Hashing.EMPTY_ROOT);
    } else if (kept.treeSize() == later.treeSize()) {
      now = Optional.of(later.rootHash());
    }
    if (now.isEmpty()) {
      report.notChecked(
          "the earlier checkpoint has %d entries, and this export goes from %d to %d. Compare the two checkpoints with a proof of consistency."
              .formatted(kept.treeSize(), proof.from(), proof.to()));
    } else if (now.get().equals(kept.rootHash())) {
      report.says(
          "Proven: the first %d entries are those of the checkpoint that you kept."
              .formatted(kept.treeSize()));
    } else {
      report.wrong(
          "the first %d entries are not those of the checkpoint that you kept. The log signed both, so it was rewritten or shows two faces. Keep both files: they prove it to anyone."
              .formatted(kept.treeSize()));
    }
  }
}
