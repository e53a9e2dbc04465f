// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Programs that nobody of this project wrote, and how files are handed to them. Each says so and
/// the test is left out where its program is not installed:
///
/// - Go and its `x/mod` (Debian: `golang-go`, `golang-golang-x-mod-dev`)
/// - Node and `@sigstore/verify` (`npm install @sigstore/verify@3.1.1` in the folder that the
///   system property `firebreak.interop.npm` names)
public final class Interoperability {
  private static final Path GO_PATH = Path.of("/usr/share/gocode");
  private static final Path GO = Path.of("/usr/bin/go");
  private static final String NPM = System.getProperty("firebreak.interop.npm", "");

  private Interoperability() {}

  public static void assumeGo() {
    if (!Files.isExecutable(GO)
        || !Files.isDirectory(GO_PATH.resolve("src/golang.org/x/mod/sumdb"))) {
      abort("Go or its x/mod is not installed: apt install golang-go golang-golang-x-mod-dev");
    }
  }

  static void assumeSigstore() {
    if (NPM.isEmpty() || !Files.isDirectory(Path.of(NPM, "node_modules/@sigstore/verify"))) {
      abort(
          "@sigstore/verify is not installed: npm install it, and name its folder in firebreak.interop.npm");
    }
  }

  /// What Go says of what is in a folder: `log.vkey`, `checkpoint`, its tiles, and lines of proofs
  /// in `inclusion.txt` and `consistency.txt`.
  public static String go(Path folder) throws IOException, InterruptedException {
    return output(
        Map.of(
            "GOPATH", GO_PATH.toString(),
            "GO111MODULE", "off",
            "GOCACHE", folder.resolve("cache").toString(),
            "HOME", folder.toString()),
        GO.toString(),
        "run",
        program("go/check.go").toString(),
        folder.toString());
  }

  /// What @sigstore/verify says of `inclusion.txt`, one line with the entry behind its proof.
  static String sigstore(Path folder) throws IOException, InterruptedException {
    return output(
        Map.of("NODE_PATH", Path.of(NPM, "node_modules").toString()),
        "node",
        program("npm/check.js").toString(),
        folder.toString());
  }

  public static String line(InclusionProof proof, Hash leafHash, Hash rootHash) {
    return line(proof.index(), proof.treeSize(), leafHash, rootHash, proof.hashes());
  }

  public static String line(ConsistencyProof proof, Hash olderRoot, Hash newerRoot) {
    return line(proof.olderSize(), proof.newerSize(), olderRoot, newerRoot, proof.hashes());
  }

  private static String line(long first, long second, Hash of, Hash in, List<Hash> hashes) {
    return "%d %d %s %s %s"
        .formatted(
            first,
            second,
            of.base64(),
            in.base64(),
            hashes.stream().map(Hash::base64).collect(Collectors.joining(" ")));
  }

  /// Of this module, whichever module's test asks.
  private static Path program(String name) {
    return Path.of(System.getProperty("firebreak.root", "../.."))
        .resolve("audit-service/offline/src/test")
        .resolve(name)
        .toAbsolutePath();
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
