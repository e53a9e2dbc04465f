// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import org.jspecify.annotations.Nullable;

/// Where proofs are made from: the roots of complete subtrees, which never change once they are
/// complete.
@FunctionalInterface
public interface Subtrees {
  /// The root over the leaves from `position << level` up to, and without, `(position + 1) <<
  /// level`. Asked only for leaves that are in the tree.
  Hash complete(int level, long position);

  /// The root over the leaves from `start` up to, and without, `end`. `start` is where a subtree at
  /// least as wide as the range begins, so that the range splits into complete subtrees in one way
  /// only.
  default Hash range(long start, long end) {
    @Nullable Hash root = null;
    long width = end - start;
    while (width > 0) {
      int level = Long.numberOfTrailingZeros(width);
      width -= 1L << level;
      Hash subtree = complete(level, (start + width) >> level);
      root = root == null ? subtree : Hashing.nodeHash(subtree, root);
    }
    if (root == null) {
      throw new IllegalArgumentException("no leaves between " + start + " and " + end);
    }
    return root;
  }

  default Hash rootHash(long treeSize) {
    return treeSize == 0 ? Hashing.EMPTY_ROOT : range(0, treeSize);
  }
}
