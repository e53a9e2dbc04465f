// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// The tree over entries that were all read, and the root hash that it had at each size. Whoever
/// gives out another root for one of these sizes has shown somebody another log.
public final class GrowingTree {

  /// Complete subtrees from left to right, each at most half as large as the one before.
  private record Subtree(long size, byte[] hash) {}

  private final Deque<Subtree> complete = new ArrayDeque<>();
  private final List<byte[]> roots = new ArrayList<>();

  /// Entries must be added in the order of their index, from 0.
  public void add(byte[] entry) {
    var added = new Subtree(1, InclusionProof.leafHash(entry));
    while (!complete.isEmpty() && complete.peekLast().size() == added.size()) {
      var left = complete.removeLast();
      added =
          new Subtree(
              left.size() + added.size(), InclusionProof.nodeHash(left.hash(), added.hash()));
    }
    complete.addLast(added);
    roots.add(root());
  }

  public long size() {
    return roots.size();
  }

  public boolean hadRoot(long size, byte[] rootHash) {
    return size > 0 && size <= roots.size() && Arrays.equals(roots.get((int) size - 1), rootHash);
  }

  private byte[] root() {
    var fromTheRight = complete.descendingIterator();
    byte[] hash = fromTheRight.next().hash();
    while (fromTheRight.hasNext()) {
      hash = InclusionProof.nodeHash(fromTheRight.next().hash(), hash);
    }
    return hash;
  }
}
