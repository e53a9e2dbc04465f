// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An entry, its proof and the checkpoint that the proof leads to, in one file that can be checked
/// without the log: C2SP tlog-proof, with the entry's bytes as its `extra`.
///
/// It may come from anyone; whoever checks it names the keys that they trust.
///
/// @param note the checkpoint, signed
public record ProofBundle(byte[] entry, long index, List<Hash> hashes, SignedNote note) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final int MOST_HASHES = 63;

  public ProofBundle {
    entry = entry.clone();
    hashes = List.copyOf(hashes);
  }

  @Override
  public byte[] entry() {
    return entry.clone();
  }

  public byte[] bytes() {
    var lines = new ArrayList<String>();
    lines.add(HEADER);
    lines.add(EXTRA + Strict.base64(entry));
    lines.add(INDEX + index);
    hashes.forEach(hash -> lines.add(hash.base64()));
    return new HeadedNote(lines, note).bytes();
  }

  public static ProofBundle ofBytes(byte[] bytes) {
    var headed = HeadedNote.ofBytes(bytes);
    if (!headed.lines().getFirst().equals(HEADER)) {
      throw new IllegalArgumentException("a proof bundle begins with " + HEADER);
    }
    byte[] entry = Strict.base64(headed.after(EXTRA, 1));
    long index = Strict.decimal(headed.after(INDEX, 2));
    if (headed.lines().size() > 3 + MOST_HASHES) {
      throw new IllegalArgumentException("a proof of more than " + MOST_HASHES + " hashes");
    }
    return new ProofBundle(entry, index, headed.hashesFrom(3), headed.note());
  }

  /// Whether the entry is in the tree of the checkpoint. That says nothing of who signed it.
  public boolean proves(String origin) {
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.of(note.text());
    } catch (IllegalArgumentException e) {
      return false;
    }
    return checkpoint.origin().equals(origin)
        && new InclusionProof(index, checkpoint.treeSize(), hashes)
            .proves(Hashing.leafHash(entry), checkpoint.rootHash());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProofBundle that && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  @Override
  public String toString() {
    return "ProofBundle[index=" + index + "]";
  }
}
