// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.verify.SignedLog.run;
import static org.firebreak.audit.verify.SignedLog.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.NoteSigner;
import org.firebreak.audit.log.PublishedVectors;
import org.firebreak.audit.log.SignedNote;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log of fifteen words with which Tessera is tested (`testdata`, Apache-2.0), with the private
/// key that is published for it: given its words, one writes its files.
class TesseraLogTest {
  private static final int SIZE = 15;

  @TempDir Path folder;

  private PublishedVectors vectors = new PublishedVectors(Path.of(""));
  private NoteSigner signer;
  private List<byte[]> words = List.of();

  @BeforeEach
  void wordsAndKeyAreThere() {
    vectors = PublishedVectors.of("transparency-dev/tessera");
    signer = NoteSigner.of(script("LOG_PRIVATE_KEY=\"([^\"]+)\""));
    words =
        Stream.of(script("for i in ([a-z ]+);").split(" "))
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toList();
    assertThat(words).hasSize(SIZE);
  }

  private String script(String expression) {
    return vectors.found("testdata/build_log.sh", expression).findFirst().orElseThrow();
  }

  private byte[] published(String file) {
    return vectors.bytes("testdata/log/" + file);
  }

  @Test
  void theKeyIsThePublishedOne() {
    assertThat(signer.key().text()).isEqualTo(script("LOG_PUBLIC_KEY=\"([^\"]+)\""));
  }

  @Test
  void everyCheckpointFromSizeNoughtOnIsTheirsByteForByte() {
    Frontier frontier = Frontier.EMPTY;
    for (int size = 0; size <= SIZE; size++) {
      var checkpoint = new Checkpoint(signer.key().name(), size, frontier.rootHash());
      assertThat(SignedNote.of(checkpoint.text(), signer).bytes())
          .as("size %d", size)
          .isEqualTo(published("checkpoint." + size));
      if (size < SIZE) {
        frontier = frontier.append(List.of(Hashing.leafHash(words.get(size))));
      }
    }
  }

  /// The service gives out tiles of hashes only; bundles of entries are written by tests.
  @Test
  void everyTileAndEveryBundleOfEntriesIsTheirsByteForByte() throws IOException {
    for (int size = 1; size <= SIZE; size++) {
      Path ours = SignedLog.of(words.subList(0, size)).folder(folder.resolve("log" + size));
      for (String file : List.of("tile/0/000.p/" + size, "tile/entries/000.p/" + size)) {
        assertThat(Files.readAllBytes(ours.resolve(file))).as(file).isEqualTo(published(file));
      }
    }
  }

  @Test
  void theVerifierAcceptsTheirTilesUnderEachOfTheirCheckpoints() throws IOException {
    var policy = folder.resolve("policy");
    Files.writeString(policy, "log " + signer.key() + "\nquorum none\n");
    for (int size = 1; size <= SIZE; size++) {
      Path theirs = folder.resolve("theirs" + size);
      write(theirs.resolve("checkpoint"), published("checkpoint." + size));
      write(theirs.resolve("tile/0/000.p/" + size), published("tile/0/000.p/" + size));
      assertThat(run("log", "--policy", policy, theirs)).startsWith("0\n");

      write(theirs.resolve("tile/0/000.p/" + size), published("tile/0/000.p/" + size));
      byte[] bundle = published("tile/entries/000.p/" + size);
      write(theirs.resolve("tile/entries/000.p/" + size), bundle);
      // A word is no decision: what does not fit is what it says, and never its hash.
      assertThat(run("log", "--policy", policy, theirs)).doesNotContain("does not fit");
      bundle[bundle.length - 1] ^= 1;
      write(theirs.resolve("tile/entries/000.p/" + size), bundle);
      assertThat(run("log", "--policy", policy, theirs))
          .startsWith("1\n")
          .contains("entry %d does not fit".formatted(size - 1));
    }
  }
}
