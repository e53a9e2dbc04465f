// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.ReadLog;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Tile;

/// The file that `audit-verify export` reads: `range.proof`, `leaves.bin` and `entries.ndjson`, one
/// entry a line. Written as it is read from the database, so a range may be of any length; whatever
/// fails on the way leaves a file without an end, which cannot be taken for an export that somebody
/// left entries out of.
final class ExportFile {
  private ExportFile() {}

  static void write(ReadLog.Export export, OutputStream output) throws IOException {
    var range = new IndexRange(export.proof().from(), export.proof().to());
    // Closed by nobody: closing would write an end also behind half of the entries.
    var zip = new ZipOutputStream(output, StandardCharsets.UTF_8);
    try {
      begin(zip, "range.proof");
      zip.write(export.proof().bytes());
      begin(zip, "leaves.bin");
      writeHashes(export, range, zip);
      begin(zip, "entries.ndjson");
      export
          .entries()
          .forEach(
              range.from(),
              range.to(),
              entry -> {
                try {
                  zip.write(entry.bytes());
                  zip.write('\n');
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      zip.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Out of the tiles, not out of the entries: where the two differ, they say which entry it is.
  private static void writeHashes(ReadLog.Export export, IndexRange range, ZipOutputStream zip)
      throws IOException {
    long index = range.from();
    while (index < range.to()) {
      long tile = index / Tile.WIDTH;
      long first = tile * Tile.WIDTH;
      int count = (int) Math.min(Tile.WIDTH, range.to() - first);
      for (Hash hash :
          export.entries().tiles().hashes(0, tile, count).subList((int) (index - first), count)) {
        zip.write(hash.bytes());
      }
      index = first + count;
    }
  }

  /// Without a time, so that the same range is the same file.
  private static void begin(ZipOutputStream zip, String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
  }
}
