// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.Tile;
import org.firebreak.audit.log.TilePath;

/// All tiles of a log from left to right, each held against those below it, and the entries against
/// the tiles of level 0. Memory is one tile a level.
final class TileWalk {
  private final TileFolder folder;
  private final Checkpoint checkpoint;
  private final Report report;

  /// What each level's tile that is not full yet must hold, by the tiles below it.
  private final List<List<Hash>> due = new ArrayList<>();

  private Frontier byTiles = Frontier.EMPTY;
  private Frontier byEntries = Frontier.EMPTY;
  private long firstDifferent = -1;

  TileWalk(TileFolder folder, Checkpoint checkpoint, Report report) {
    this.folder = folder;
    this.checkpoint = checkpoint;
    this.report = report;
  }

  /// Whether the entries are those that were signed; if not, what the sink took is worth nothing.
  ///
  /// @param sink empty: only the tiles are there
  boolean check(Optional<EntrySink> sink) throws IOException {
    long size = checkpoint.treeSize();
    for (long index = 0; TilePath.width(0, index, size) > 0; index++) {
      int width = TilePath.width(0, index, size);
      List<Hash> hashes = folder.hashes(new TilePath.Hashes(0, index, width));
      byTiles = byTiles.append(hashes);
      if (sink.isPresent()) {
        entries(folder.entries(new TilePath.Entries(index, width)), index, hashes, sink.get());
      }
      if (width == Tile.WIDTH) {
        above(1, index, Hashing.rootHash(hashes));
      }
    }
    for (int level = 1; level <= due.size(); level++) {
      compare(level, Tile.full(level, size));
    }
    boolean entriesFit = byEntries.rootHash().equals(checkpoint.rootHash());
    conclude(sink.isPresent(), entriesFit);
    return entriesFit;
  }

  private void entries(List<byte[]> entries, long tile, List<Hash> hashes, EntrySink sink) {
    List<Leaf> leaves = Leaf.all(entries);
    byEntries = byEntries.append(leaves.stream().map(Leaf::hash).toList());
    for (int i = 0; i < leaves.size(); i++) {
      long index = tile * Tile.WIDTH + i;
      if (firstDifferent < 0 && !leaves.get(i).hash().equals(hashes.get(i))) {
        firstDifferent = index;
      }
      sink.entry(index, leaves.get(i).entry());
    }
  }

  /// A full tile of the level below has this root.
  private void above(int level, long position, Hash root) throws IOException {
    while (due.size() < level) {
      due.add(new ArrayList<>());
    }
    due.get(level - 1).add(root);
    if (due.get(level - 1).size() == Tile.WIDTH) {
      long tile = position / Tile.WIDTH;
      Hash above = Hashing.rootHash(due.get(level - 1));
      compare(level, tile);
      above(level + 1, tile, above);
    }
  }

  private void compare(int level, long tile) throws IOException {
    List<Hash> expected = due.get(level - 1);
    if (expected.isEmpty()) {
      return;
    }
    var path = new TilePath.Hashes(level, tile, expected.size());
    List<Hash> found = folder.hashes(path);
    for (int i = 0; i < expected.size(); i++) {
      if (!expected.get(i).equals(found.get(i))) {
        var below = new TilePath.Hashes(level - 1, tile * Tile.WIDTH + i, Tile.WIDTH);
        report.wrong("%s and %s do not fit each other.".formatted(path.text(), below.text()));
      }
    }
    expected.clear();
  }

  private void conclude(boolean withEntries, boolean entriesFit) {
    boolean tilesFit = byTiles.rootHash().equals(checkpoint.rootHash());
    if (firstDifferent >= 0) {
      var tile = new TilePath.Hashes(0, firstDifferent / Tile.WIDTH, Tile.WIDTH);
      String which =
          tilesFit
              ? "The tiles lead to what was signed: the entry was changed."
              : entriesFit
                  ? "The entries lead to what was signed: the tile was changed."
                  : "Neither leads to what was signed.";
      report.wrong(
          "entry %d does not fit its place in the tile that begins with %s. %s"
              .formatted(firstDifferent, tile.text(), which));
    } else if (!tilesFit) {
      report.wrong(
          "the tiles do not lead to what was signed. If no line above names a tile, all of them were made again after a change, or the checkpoint is of another log.");
    } else {
      report.says(
          "Proven: the fingerprints of all %d entries lead to what was signed%s."
              .formatted(
                  checkpoint.treeSize(),
                  withEntries ? ", and each entry has its fingerprint" : ""));
    }
  }
}
