// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.util.ArrayList;
import java.util.List;

/// The climb that both kinds of proof share: from a subtree on the way to a leaf, up to the root,
/// past each sibling.
final class Siblings {
  private Siblings() {}

  /// The roots beside the way from the subtree at `level` that holds leaf `index`, nearest first.
  /// At the right edge a sibling may be incomplete, or not there at all: then its level adds
  /// nothing.
  static List<Hash> above(int level, long index, long treeSize, Subtrees subtrees) {
    var siblings = new ArrayList<Hash>();
    for (int at = level; (treeSize - 1) >> at > 0; at++) {
      long start = ((index >> at) ^ 1) << at;
      if (start < treeSize) {
        siblings.add(subtrees.range(start, start + Math.min(treeSize - start, 1L << at)));
      }
    }
    return siblings;
  }
}
