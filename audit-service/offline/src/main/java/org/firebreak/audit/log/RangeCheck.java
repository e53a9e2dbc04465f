// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.util.ArrayList;
import java.util.List;

/// The check of one range proof, fed with the leaf hashes in the order of their index. For one
/// thread.
public final class RangeCheck {
  public enum Result {
    HOLDS,
    TOO_FEW_ENTRIES,
    TOO_MANY_ENTRIES,
    /// Some entry, or the proof, is not that of the checkpoint's tree.
    OTHER_ROOT
  }

  private static final int CHUNK = 1_024;

  private final RangeProof proof;
  private final List<Hash> chunk = new ArrayList<>(CHUNK);
  private Frontier frontier;

  RangeCheck(RangeProof proof) {
    this.proof = proof;
    this.frontier = new Frontier(proof.from(), proof.before());
  }

  public void add(Hash leafHash) {
    chunk.add(leafHash);
    if (chunk.size() == CHUNK) {
      grow();
    }
  }

  /// The index that the next leaf hash is taken for.
  public long next() {
    return frontier.size() + chunk.size();
  }

  /// The root of the tree that ends before {@link #next}. As true as the proof's first hashes, so
  /// worth something only if the whole check holds.
  public Hash rootHash() {
    grow();
    return frontier.rootHash();
  }

  public Result result() {
    if (next() != proof.to()) {
      return next() < proof.to() ? Result.TOO_FEW_ENTRIES : Result.TOO_MANY_ENTRIES;
    }
    grow();
    return proof.rootHash(frontier).equals(proof.checkpoint().rootHash())
        ? Result.HOLDS
        : Result.OTHER_ROOT;
  }

  private void grow() {
    frontier = frontier.append(chunk);
    chunk.clear();
  }
}
