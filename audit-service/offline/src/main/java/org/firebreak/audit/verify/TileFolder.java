// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Tile;
import org.firebreak.audit.log.TilePath;

/// The files of a log: C2SP tlog-tiles. A tile that is not full may have been deleted since it is;
/// then the first part of the full one is the same.
record TileFolder(Path folder) {
  private static final int LARGEST_BUNDLE = Tile.WIDTH * (2 + EntryLineReader.LONGEST);

  /// @throws IllegalArgumentException if the file is not of this many hashes
  List<Hash> hashes(TilePath.Hashes path) throws IOException {
    byte[] bytes = read(path, new TilePath.Hashes(path.level(), path.index(), Tile.WIDTH));
    var buffer = ByteBuffer.wrap(bytes);
    var hashes = new ArrayList<Hash>();
    while (buffer.remaining() >= Hash.LENGTH && hashes.size() < path.width()) {
      byte[] hash = new byte[Hash.LENGTH];
      buffer.get(hash);
      hashes.add(Hash.of(hash));
    }
    if (hashes.size() < path.width() || isLeftOver(buffer, path)) {
      throw new IllegalArgumentException(path.text() + " has another length than it must have");
    }
    return hashes;
  }

  /// @throws IllegalArgumentException if the file is not of this many entries
  List<byte[]> entries(TilePath.Entries path) throws IOException {
    var buffer = ByteBuffer.wrap(read(path, new TilePath.Entries(path.index(), Tile.WIDTH)));
    var entries = new ArrayList<byte[]>();
    while (buffer.remaining() >= Short.BYTES && entries.size() < path.width()) {
      int length = Short.toUnsignedInt(buffer.getShort());
      if (length > buffer.remaining()) {
        throw new IllegalArgumentException(path.text() + " ends within an entry");
      }
      byte[] entry = new byte[length];
      buffer.get(entry);
      entries.add(entry);
    }
    if (entries.size() < path.width() || isLeftOver(buffer, path)) {
      throw new IllegalArgumentException(path.text() + " has another length than it must have");
    }
    return entries;
  }

  private boolean isLeftOver(ByteBuffer buffer, TilePath path) {
    return buffer.hasRemaining() && Files.exists(folder.resolve(path.text()));
  }

  private byte[] read(TilePath path, TilePath full) throws IOException {
    Path file = folder.resolve(path.text());
    try (var in = Files.newInputStream(Files.exists(file) ? file : folder.resolve(full.text()))) {
      return in.readNBytes(LARGEST_BUNDLE);
    }
  }
}
