// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the log writes is read by programs that nobody of this project wrote. Each says so and is
/// left out where its program is not installed:
///
/// - Go and its `x/mod` (Debian: `golang-go`, `golang-golang-x-mod-dev`)
/// - Node and `@sigstore/verify` (`npm install @sigstore/verify@3.1.1` in the folder that the
///   system property `firebreak.interop.npm` names)
class InteroperabilityTest {
  private static final String ORIGIN = "audit.example/log";
  private static final int SIZE = 70_000;
  private static final Path GO_PATH = Path.of("/usr/share/gocode");
  private static final Path GO = Path.of("/usr/bin/go");

  private final NoteSigner log = NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, new SecureRandom());

  @TempDir private Path folder;

  @Test
  void goReadsTheNotesTheTilesAndTheProofs() throws Exception {
    if (!Files.isExecutable(GO)
        || !Files.isDirectory(GO_PATH.resolve("src/golang.org/x/mod/sumdb"))) {
      abort("Go or its x/mod is not installed: apt install golang-go golang-golang-x-mod-dev");
    }
    Entries tree = Entries.ofSize(SIZE);
    writeLog(tree);
    writeProofs(tree);

    String said =
        output(
            Map.of(
                "GOPATH", GO_PATH.toString(),
                "GO111MODULE", "off",
                "GOCACHE", folder.resolve("cache").toString(),
                "HOME", folder.toString()),
            GO.toString(),
            "run",
            Path.of("src/test/go/check.go").toAbsolutePath().toString(),
            folder.toString());

    assertThat(said.lines())
        .containsExactly(
            "note " + ORIGIN + " " + SIZE,
            "tiles " + SIZE,
            "inclusion " + PLACES.size() * 2,
            "consistency " + PLACES.size() * 2);
  }

  @Test
  void sigstoreAcceptsAnInclusionProofAndNoChangedOne() throws Exception {
    String modules = System.getProperty("firebreak.interop.npm", "");
    if (modules.isEmpty()
        || !Files.isDirectory(Path.of(modules, "node_modules/@sigstore/verify"))) {
      abort(
          "@sigstore/verify is not installed: npm install it, and name its folder in firebreak.interop.npm");
    }
    Entries tree = Entries.ofSize(300);
    var proof = InclusionProof.of(211, 300, tree);
    Files.writeString(
        folder.resolve("inclusion.txt"),
        inclusion(tree, 211, 300) + " entry:" + Strict.base64(tree.entries().get(211)) + "\n");
    assertThat(proof.hashes()).isNotEmpty();

    String said =
        output(
            Map.of("NODE_PATH", Path.of(modules, "node_modules").toString()),
            "node",
            Path.of("src/test/npm/check.js").toAbsolutePath().toString(),
            folder.toString());
    assertThat(said.strip())
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
    return "%d %d %s %s %s"
        .formatted(
            index,
            size,
            base64(tree.leafHash(index)),
            base64(tree.rootAt(size)),
            base64(proof.hashes()));
  }

  private static String consistency(Entries tree, int older, int newer) {
    var proof = ConsistencyProof.of(older, newer, tree);
    return "%d %d %s %s %s"
        .formatted(
            older,
            newer,
            base64(tree.rootAt(older)),
            base64(tree.rootAt(newer)),
            base64(proof.hashes()));
  }

  private static String base64(Hash hash) {
    return Strict.base64(hash.bytes());
  }

  private static String base64(List<Hash> hashes) {
    return hashes.stream().map(InteroperabilityTest::base64).collect(Collectors.joining(" "));
  }

  private static String output(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(Arrays.asList(command)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
