// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.util.ArrayList;
import java.util.List;

/// That an older tree is a prefix of a newer one: RFC 6962, section 2.1.2. It may come from anyone,
/// so any values are allowed in it; what they prove is for {@link #proves} to say.
public record ConsistencyProof(long olderSize, long newerSize, List<Hash> hashes) {
  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /// There is no proof from the empty tree: every tree begins with it, so nothing would be proven.
  public static ConsistencyProof of(long olderSize, long newerSize, Subtrees subtrees) {
    if (olderSize < 1 || olderSize > newerSize) {
      throw new IllegalArgumentException(
          "no proof from %d to %d entries: the first must be at least 1 and at most the second"
              .formatted(olderSize, newerSize));
    }
    if (olderSize == newerSize) {
      return new ConsistencyProof(olderSize, newerSize, List.of());
    }
    int level = Long.numberOfTrailingZeros(olderSize);
    long last = olderSize - 1;
    var hashes = new ArrayList<Hash>();
    if (last >> level != 0) {
      hashes.add(subtrees.complete(level, last >> level));
    }
    hashes.addAll(Siblings.above(level, last, newerSize, subtrees));
    return new ConsistencyProof(olderSize, newerSize, hashes);
  }

  /// RFC 9162, section 2.1.4.2. An older size of zero is always refused, also between two empty
  /// trees.
  public boolean proves(Hash olderRoot, Hash newerRoot) {
    if (olderSize < 1 || olderSize > newerSize) {
      return false;
    }
    if (olderSize == newerSize) {
      return hashes.isEmpty() && olderRoot.equals(newerRoot);
    }
    if (hashes.isEmpty()) {
      return false;
    }
    int level = Long.numberOfTrailingZeros(olderSize);
    long node = (olderSize - 1) >> level;
    long last = (newerSize - 1) >> level;
    // The older tree is one complete subtree: its root is known, and the proof leaves it out.
    Hash start = node == 0 ? olderRoot : hashes.getFirst();
    Hash older = start;
    Hash newer = start;
    for (Hash sibling : node == 0 ? hashes : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        older = Hashing.nodeHash(sibling, older);
        newer = Hashing.nodeHash(sibling, newer);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        newer = Hashing.nodeHash(newer, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && older.equals(olderRoot) && newer.equals(newerRoot);
  }
}
