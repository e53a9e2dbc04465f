// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the log writes is read by programs that nobody of this project wrote.
class InteroperabilityTest {
  private static final String ORIGIN = "audit.example/log";
  private static final int SIZE = 70_000;

  private final NoteSigner log = NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, new SecureRandom());

  @TempDir private Path folder;

  @Test
  void goReadsTheNotesTheTilesAndTheProofs() throws Exception {
    Interoperability.assumeGo();
    Entries tree = Entries.ofSize(SIZE);
    writeLog(tree);
    writeProofs(tree);

    assertThat(Interoperability.go(folder).lines())
        .containsExactly(
            "note " + ORIGIN + " " + SIZE,
            "tiles " + SIZE,
            "inclusion " + PLACES.size() * 2,
            "consistency " + PLACES.size() * 2);
  }

  @Test
  void sigstoreAcceptsAnInclusionProofAndNoChangedOne() throws Exception {
    Interoperability.assumeSigstore();
    Entries tree = Entries.ofSize(300);
    var proof = InclusionProof.of(211, 300, tree);
    Files.writeString(
        folder.resolve("inclusion.txt"),
        inclusion(tree, 211, 300) + " entry:" + Strict.base64(tree.entries().get(211)) + "\n");
    assertThat(proof.hashes()).isNotEmpty();

    assertThat(Interoperability.sigstore(folder).strip())
        .isEqualTo("accepted 1, refused %d".formatted(proof.hashes().size() + 2));
  }

  /// The edges of tiles and of the tree, and some between.
  private static final List<Integer> PLACES =
      List.of(1, 2, 3, 255, 256, 257, 511, 4_095, 65_535, 65_536, 65_537, 69_888, 69_999);

  private void writeLog(Entries tree) throws IOException {
    Files.writeString(folder.resolve("log.vkey"), log.key().text());
    var checkpoint = new Checkpoint(ORIGIN, SIZE, tree.rootAt(SIZE));
    Files.write(folder.resolve("checkpoint"), SignedNote.of(checkpoint.text(), log).bytes());
    for (int level = 0; SIZE >> (Tile.HEIGHT * level) > 0; level++) {
      int below = Tile.HEIGHT * level;
      for (long index = 0; TilePath.width(level, index, SIZE) > 0; index++) {
        int width = TilePath.width(level, index, SIZE);
        var path = folder.resolve(new TilePath.Hashes(level, index, width).text());
        Files.createDirectories(path.getParent());
        var bytes = new byte[width * Hash.LENGTH];
        for (int i = 0; i < width; i++) {
          byte[] hash = tree.complete(below, index * Tile.WIDTH + i).bytes();
          System.arraycopy(hash, 0, bytes, i * Hash.LENGTH, Hash.LENGTH);
        }
        Files.write(path, bytes);
      }
    }
  }

  private void writeProofs(Entries tree) throws IOException {
    var inclusion = new StringBuilder();
    var consistency = new StringBuilder();
    for (int place : PLACES) {
      inclusion.append(inclusion(tree, place, SIZE)).append('\n');
      inclusion.append(inclusion(tree, 0, place)).append('\n');
      consistency.append(consistency(tree, place, SIZE)).append('\n');
      consistency.append(consistency(tree, 1, place)).append('\n');
    }
    Files.writeString(folder.resolve("inclusion.txt"), inclusion);
    Files.writeString(folder.resolve("consistency.txt"), consistency);
  }

  private static String inclusion(Entries tree, int index, int size) {
    var proof = InclusionProof.of(index, size, tree);
    return Interoperability.line(proof, tree.leafHash(index), tree.rootAt(size));
  }

  private static String consistency(Entries tree, int older, int newer) {
    var proof = ConsistencyProof.of(older, newer, tree);
    return Interoperability.line(proof, tree.rootAt(older), tree.rootAt(newer));
  }
}
