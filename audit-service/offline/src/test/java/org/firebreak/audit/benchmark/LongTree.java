// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.Tile;
import org.firebreak.audit.log.Tiles;

/// The tiles of a long log in memory, as bytes: 32 for each entry and a little more.
final class LongTree implements Tiles.Source {
  private final List<byte[]> levels = new ArrayList<>();
  private final int size;

  LongTree(byte[] leafHashes) {
    this.size = leafHashes.length / Hash.LENGTH;
    levels.add(leafHashes);
    for (int level = 0; Tile.full(level, size) > 0; level++) {
      byte[] above = new byte[(int) Tile.full(level, size) * Hash.LENGTH];
      for (int tile = 0; tile * Hash.LENGTH < above.length; tile++) {
        Hash root = Hashing.rootHash(hashes(level, tile, Tile.WIDTH));
        System.arraycopy(root.bytes(), 0, above, tile * Hash.LENGTH, Hash.LENGTH);
      }
      levels.add(above);
    }
  }

  int size() {
    return size;
  }

  Hash leafHash(int index) {
    return hash(levels.getFirst(), index);
  }

  /// The subtrees of its first leaves, for one proof.
  Tiles first(long treeSize) {
    return new Tiles(treeSize, this);
  }

  @Override
  public List<Hash> hashes(int level, long index, int count) {
    var hashes = new ArrayList<Hash>(count);
    for (int i = 0; i < count; i++) {
      hashes.add(hash(levels.get(level), (int) index * Tile.WIDTH + i));
    }
    return hashes;
  }

  private static Hash hash(byte[] hashes, int index) {
    return Hash.of(Arrays.copyOfRange(hashes, index * Hash.LENGTH, (index + 1) * Hash.LENGTH));
  }
}
