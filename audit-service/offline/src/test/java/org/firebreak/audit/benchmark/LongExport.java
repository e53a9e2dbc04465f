// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.NoteKey;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.log.SignedNote;

/// A signed export of all entries of a {@link LongLog}, compressed as audit-service does it.
///
/// @param tree of the same entries
record LongExport(Path file, Path policy, LongTree tree) {
  private static final String ORIGIN = "firebreak.example/long-log";

  static LongExport write(Path folder, int size) throws IOException {
    Path file = folder.resolve("export.zip");
    byte[] leafHashes = new byte[Math.multiplyExact(size, Hash.LENGTH)];
    var signer = NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, new SecureRandom());
    LongTree tree;
    try (var zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      zip.putNextEntry(new ZipEntry("entries.ndjson"));
      var log = new LongLog();
      for (int i = 0; i < size; i++) {
        byte[] entry = log.next();
        zip.write(entry);
        zip.write('\n');
        byte[] hash = Hashing.leafHash(entry).bytes();
        System.arraycopy(hash, 0, leafHashes, i * Hash.LENGTH, Hash.LENGTH);
      }
      tree = new LongTree(leafHashes);
      zip.putNextEntry(new ZipEntry("leaves.bin"));
      zip.write(leafHashes);
      zip.putNextEntry(new ZipEntry("range.proof"));
      var checkpoint = new Checkpoint(ORIGIN, size, tree.first(size).rootHash(size));
      var note = SignedNote.of(checkpoint.text(), signer);
      zip.write(RangeProof.of(0, size, note, tree.first(size)).bytes());
    }
    Path policy =
        Files.writeString(folder.resolve("policy.txt"), "log " + signer.key() + "\nquorum none\n");
    return new LongExport(file, policy, tree);
  }
}
