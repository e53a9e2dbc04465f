// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.util.List;
import java.util.Optional;

/// That an entry is in a tree, at an index: RFC 6962, section 2.1.1, the sibling of the leaf first.
/// It may come from anyone, so any values are allowed in it; what they prove is for {@link #proves}
/// to say.
public record InclusionProof(long index, long treeSize, List<Hash> hashes) {
  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  public static InclusionProof of(long index, long treeSize, Subtrees subtrees) {
    if (index < 0 || index >= treeSize) {
      throw new IllegalArgumentException(
          "a tree of %d entries has none at index %d".formatted(treeSize, index));
    }
    return new InclusionProof(index, treeSize, Siblings.above(0, index, treeSize, subtrees));
  }

  /// The root hash that the tree must have if the entry is in it; empty when no tree of this size
  /// has such a proof for this index. RFC 9162, section 2.1.3.2.
  public Optional<Hash> rootHash(Hash leafHash) {
    if (index < 0 || index >= treeSize) {
      return Optional.empty();
    }
    long node = index;
    long last = treeSize - 1;
    Hash root = leafHash;
    for (Hash sibling : hashes) {
      if (last == 0) {
        return Optional.empty();
      }
      if ((node & 1) == 1 || node == last) {
        root = Hashing.nodeHash(sibling, root);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        root = Hashing.nodeHash(root, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(root) : Optional.empty();
  }

  public boolean proves(Hash leafHash, Hash rootHash) {
    return rootHash(leafHash).filter(rootHash::equals).isPresent();
  }
}
