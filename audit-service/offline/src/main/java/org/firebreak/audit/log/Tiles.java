// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The subtrees of one tree, out of tiles: a proof reads one or two for every eight levels, however
/// large the tree is. Each is read once, so this is for one proof, not to be kept.
public final class Tiles implements Subtrees {
  /// The hashes of a tile from the left: all of them, or the first ones of a tile that is not full.
  @FunctionalInterface
  public interface Source {
    List<Hash> hashes(int level, long index, int count);
  }

  private record Place(int level, long index) {}

  private final long treeSize;
  private final Source source;
  private final Map<Place, List<Hash>> read = new HashMap<>();

  public Tiles(long treeSize, Source source) {
    this.treeSize = treeSize;
    this.source = source;
  }

  @Override
  public Hash complete(int level, long position) {
    int within = level % Tile.HEIGHT;
    long first = position << within;
    int from = (int) (first % Tile.WIDTH);
    List<Hash> tile = tile(new Place(level / Tile.HEIGHT, first / Tile.WIDTH));
    return Frontier.EMPTY.append(tile.subList(from, from + (1 << within))).rootHash();
  }

  private List<Hash> tile(Place place) {
    return read.computeIfAbsent(
        place,
        at -> {
          long hashes = treeSize >> (Tile.HEIGHT * at.level());
          long left = hashes - at.index() * Tile.WIDTH;
          return source.hashes(at.level(), at.index(), (int) Math.min(left, Tile.WIDTH));
        });
  }
}
