// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

/// Where a tile or a bundle of entries stands below a log's address: C2SP tlog-tiles. One place has
/// one text.
public sealed interface TilePath {
  long index();

  /// 1 to 255 at the right edge of a tree; 256 is a full tile, whose text has no width.
  int width();

  String text();

  record Hashes(int level, long index, int width) implements TilePath {
    private static final int HIGHEST = 63;

    public Hashes {
      if (level < 0 || level > HIGHEST) {
        throw new IllegalArgumentException("no tile is at level " + level);
      }
      TileName.check(index, width);
    }

    @Override
    public String text() {
      return "tile/" + level + "/" + TileName.text(index, width);
    }
  }

  record Entries(long index, int width) implements TilePath {
    public Entries {
      TileName.check(index, width);
    }

    @Override
    public String text() {
      return "tile/entries/" + TileName.text(index, width);
    }
  }

  static TilePath of(String text) {
    var parts = TileName.FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not the path of a tile");
    }
    long index = Strict.decimal(TileName.withoutZeros(parts.group("index").replaceAll("[x/]", "")));
    String written = parts.group("width");
    int width = written == null ? Tile.WIDTH : Integer.parseInt(written);
    String level = parts.group("level");
    TilePath path =
        level.equals("entries")
            ? new Entries(index, width)
            : new Hashes(Integer.parseInt(level), index, width);
    if (!path.text().equals(text)) {
      throw new IllegalArgumentException("the path of a tile that is not in its one form");
    }
    return path;
  }

  /// How many hashes the tile at this place has in a tree of this size; 0 where there is none. For
  /// level 0 also: how many entries their bundle has.
  static int width(int level, long index, long treeSize) {
    int shift = Tile.HEIGHT * level;
    long hashes = shift >= Long.SIZE ? 0 : treeSize >> shift;
    return Math.clamp(hashes - index * Tile.WIDTH, 0, Tile.WIDTH);
  }
}
