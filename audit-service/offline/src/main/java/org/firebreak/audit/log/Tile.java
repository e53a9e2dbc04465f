// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A full tile (C2SP tlog-tiles): 256 hashes side by side, eight tree levels below the next tile's.
/// At level 0 they are the hashes of entries, at each higher level the roots of full tiles of the
/// level below. A full tile never changes.
///
/// As bytes: its hashes, from left to right.
///
/// @param index from the left, over all tiles of its level
public record Tile(int level, long index, List<Hash> hashes) {
  /// Tree levels in a tile.
  public static final int HEIGHT = 8;

  public static final int WIDTH = 1 << HEIGHT;

  public Tile {
    hashes = List.copyOf(hashes);
    if (level < 0 || index < 0) {
      throw new IllegalArgumentException("no tile is at level %d, %d".formatted(level, index));
    }
    if (hashes.size() != WIDTH) {
      throw new IllegalArgumentException(
          "a full tile has %d hashes, not %d".formatted(WIDTH, hashes.size()));
    }
  }

  public Hash rootHash() {
    return Frontier.EMPTY.append(hashes).rootHash();
  }

  public byte[] bytes() {
    var buffer = ByteBuffer.allocate(WIDTH * Hash.LENGTH);
    hashes.forEach(hash -> buffer.put(hash.bytes()));
    return buffer.array();
  }

  public static Tile ofBytes(int level, long index, byte[] bytes) {
    if (bytes.length != WIDTH * Hash.LENGTH) {
      throw new IllegalArgumentException("a full tile cannot have " + bytes.length + " bytes");
    }
    var buffer = ByteBuffer.wrap(bytes);
    var hashes = new ArrayList<Hash>(WIDTH);
    while (buffer.hasRemaining()) {
      byte[] hash = new byte[Hash.LENGTH];
      buffer.get(hash);
      hashes.add(Hash.of(hash));
    }
    return new Tile(level, index, hashes);
  }

  /// How many full tiles of a level a tree has.
  public static long full(int level, long treeSize) {
    int shift = HEIGHT * (level + 1);
    return shift >= Long.SIZE ? 0 : treeSize >> shift;
  }
}
