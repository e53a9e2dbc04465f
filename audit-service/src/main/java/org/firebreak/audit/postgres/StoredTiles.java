// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Tile;
import org.firebreak.audit.log.Tiles;

/// Full tiles are rows of their own, and stay when their entries are let go. Only at the right
/// edge, what is not full yet is read from where it comes from: entries, or the roots of the tiles
/// one level below.
final class StoredTiles {
  private final Connection connection;

  StoredTiles(Connection connection) {
    this.connection = connection;
  }

  /// Stores each tile that a tree of `treeSize` entries has full, and that is not stored yet. In
  /// the transaction that appends, so that readers who see the head see its tiles.
  void fill(long treeSize) throws SQLException {
    for (int level = 0; Tile.full(level, treeSize) > 0; level++) {
      long full = Tile.full(level, treeSize);
      for (long index = stored(level); index < full; index++) {
        insert(new Tile(level, index, below(level, index, Tile.WIDTH)));
      }
    }
  }

  /// @see Tiles.Source#hashes
  List<Hash> hashes(int level, long index, int count) throws SQLException {
    Optional<List<Hash>> full = full(level, index);
    if (full.isPresent()) {
      return full.get().subList(0, count);
    }
    if (count == Tile.WIDTH) {
      throw new LogDamaged("tile %d of level %d is gone".formatted(index, level));
    }
    return below(level, index, count);
  }

  private long stored(int level) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select coalesce(max(tile_index) + 1, 0) from tile where level = ?")) {
      select.setInt(1, level);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void insert(Tile tile) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into tile (level, tile_index, hashes, root_hash) values (?, ?, ?, ?)")) {
      insert.setInt(1, tile.level());
      insert.setLong(2, tile.index());
      insert.setBytes(3, tile.bytes());
      insert.setBytes(4, tile.rootHash().bytes());
      insert.executeUpdate();
    }
  }

  private Optional<List<Hash>> full(int level, long index) throws SQLException {
    try (var select =
        connection.prepareStatement("select hashes from tile where level = ? and tile_index = ?")) {
      select.setInt(1, level);
      select.setLong(2, index);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(Tile.ofBytes(level, index, row.getBytes(1)).hashes())
            : Optional.empty();
      }
    }
  }

  private List<Hash> below(int level, long index, int count) throws SQLException {
    long from = index * Tile.WIDTH;
    List<Hash> hashes = level == 0 ? leafHashes(from, count) : roots(level - 1, from, count);
    if (hashes.size() != count) {
      throw new LogDamaged(
          "of the %d hashes from %d at tile level %d only %d are there"
              .formatted(count, from, level, hashes.size()));
    }
    return hashes;
  }

  private List<Hash> leafHashes(long from, int count) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select leaf_hash from entry where entry_index >= ? and entry_index < ?"
                + " order by entry_index")) {
      select.setLong(1, from);
      select.setLong(2, from + count);
      return hashes(select);
    }
  }

  private List<Hash> roots(int level, long from, int count) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select root_hash from tile where level = ? and tile_index >= ? and tile_index < ?"
                + " order by tile_index")) {
      select.setInt(1, level);
      select.setLong(2, from);
      select.setLong(3, from + count);
      return hashes(select);
    }
  }

  private static List<Hash> hashes(PreparedStatement select) throws SQLException {
    var hashes = new ArrayList<Hash>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        hashes.add(Hash.of(row.getBytes(1)));
      }
    }
    return hashes;
  }
}
