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

/// The file that `audit-verify export` reads. Written as it is read from the database, so a range
/// may be of any length; whatever fails on the way leaves a file without an end, which does not
/// verify.
final class ExportFile {
  private ExportFile() {}

  static void write(ReadLog.Export export, OutputStream output) throws IOException {
    var range = new IndexRange(export.proof().from(), export.proof().to());
    try (var zip = new ZipOutputStream(output, StandardCharsets.UTF_8)) {
      begin(zip, "README.txt");
      zip.write(about(range).getBytes(StandardCharsets.UTF_8));
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
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String about(IndexRange range) {
    return """
    Entries %d to %d of the audit log.

    entries.ndjson  one entry per line, the exact bytes that are in the log
    range.proof     that these are all entries of the range, and the signed checkpoint that they are under
    leaves.bin      the hash of each entry as the log has it; not needed, and not relied on, to check the rest

    To check: java -jar audit-verify.jar export --policy POLICY THIS_FILE
    """
        .formatted(range.from(), range.to() - 1);
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
