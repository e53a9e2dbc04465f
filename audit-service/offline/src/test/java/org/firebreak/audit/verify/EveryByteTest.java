// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.verify.SignedLog.run;
import static org.firebreak.audit.verify.SignedLog.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.InclusionProof;
import org.firebreak.audit.recount.CleanLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryByteTest {
  private static final SignedLog LOG = SignedLog.of(CleanLog.ofSize(64, 64));

  @TempDir Path folder;

  /// The root that the tree has with the changed entry in its place.
  @Test
  void noChangedByteOfAnyEntryKeepsTheRoot() {
    Hash root = Checkpoint.of(LOG.note().text()).rootHash();
    for (int index = 0; index < LOG.size(); index++) {
      var proof = InclusionProof.of(index, LOG.size(), LOG);
      byte[] entry = LOG.entries().get(index);
      assertThat(proof.rootHash(Hashing.leafHash(entry))).contains(root);
      for (int at = 0; at < entry.length; at++) {
        Hash changed = Hashing.leafHash(TamperReport.flipped(entry, at));
        if (proof.rootHash(changed).filter(root::equals).isPresent()) {
          throw new AssertionError("byte %d of entry %d".formatted(at, index));
        }
      }
    }
  }

  @Test
  void noChangedByteOfALogInFilesPasses() throws IOException {
    var policy = SignedLog.policy(folder);
    var small = SignedLog.of(LOG.entries().subList(0, 3));
    var files = small.folder(folder.resolve("log"));
    for (String name : new String[] {"checkpoint", "tile/0/000.p/3", "tile/entries/000.p/3"}) {
      byte[] good = Files.readAllBytes(files.resolve(name));
      for (int at = 0; at < good.length; at += 5) {
        write(files.resolve(name), TamperReport.flipped(good, at));
        assertThat(run("log", "--policy", policy, files))
            .as("byte %d of %s", at, name)
            .doesNotStartWith("0\n");
      }
      write(files.resolve(name), good);
    }
    assertThat(run("log", "--policy", policy, files)).startsWith("0\n");
  }
}
