// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What someone might do to a proof or to a log.
final class Tampered {
  private Tampered() {}

  static Hash hash(Hash hash) {
    byte[] bytes = hash.bytes();
    bytes[Hash.LENGTH - 1] ^= 1;
    return Hash.of(bytes);
  }

  static Entries entry(Entries tree, int index) {
    var leafHashes = new ArrayList<>(tree.leafHashes());
    leafHashes.set(index, hash(leafHashes.get(index)));
    return new Entries(tree.entries(), leafHashes);
  }

  /// Each hash changed, each left out, each doubled, each pair of neighbours swapped, one too many
  /// at either end.
  static List<List<Hash>> variantsOf(List<Hash> hashes) {
    var variants = new ArrayList<List<Hash>>();
    for (int i = 0; i < hashes.size(); i++) {
      var changed = new ArrayList<>(hashes);
      changed.set(i, hash(hashes.get(i)));
      variants.add(changed);
      var shortened = new ArrayList<>(hashes);
      shortened.remove(i);
      variants.add(shortened);
      var doubled = new ArrayList<>(hashes);
      doubled.add(i, hashes.get(i));
      variants.add(doubled);
      if (i > 0) {
        var swapped = new ArrayList<>(hashes);
        Collections.swap(swapped, i - 1, i);
        variants.add(swapped);
      }
    }
    var before = new ArrayList<>(hashes);
    before.addFirst(Hashing.EMPTY_ROOT);
    variants.add(before);
    var after = new ArrayList<>(hashes);
    after.addLast(Hashing.EMPTY_ROOT);
    variants.add(after);
    return variants;
  }
}
