// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProofBundleTest {
  private static final String ORIGIN = "audit.example/log";
  private static final int SIZE = 13;
  private static final Entries TREE = Entries.ofSize(SIZE);

  private final NoteSigner log = NoteSigner.generate(ORIGIN, NoteKey.Type.NOTE, new SecureRandom());

  private ProofBundle bundle(int index) {
    var checkpoint = new Checkpoint(ORIGIN, SIZE, TREE.rootAt(SIZE));
    return new ProofBundle(
        TREE.entries().get(index),
        index,
        InclusionProof.of(index, SIZE, TREE).hashes(),
        SignedNote.of(checkpoint.text(), log));
  }

  @Test
  void itHoldsAllThatIsNeededToCheckAnEntry() {
    for (int index = 0; index < SIZE; index++) {
      var read = ProofBundle.ofBytes(bundle(index).bytes());

      assertThat(read).isEqualTo(bundle(index));
      assertThat(read.proves(ORIGIN)).isTrue();
      assertThat(read.proves("another.example/log")).isFalse();
      assertThat(read.note().verifiedBy(Set.of(log.key()))).containsExactly(log.key());
    }
    assertThat(new String(bundle(5).bytes(), StandardCharsets.UTF_8))
        .startsWith("c2sp.org/tlog-proof@v1\nextra ")
        .contains("\nindex 5\n", "\n\n" + ORIGIN + "\n13\n");
  }

  /// Whatever byte changes: it is refused, proves nothing, or the signature no longer fits.
  @Test
  void noChangedByteLeavesAProof() {
    byte[] good = bundle(6).bytes();
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      assertThat(isProof(changed)).as("byte %d", i).isFalse();
    }
    assertThat(isProof(good)).isTrue();
  }

  private boolean isProof(byte[] bytes) {
    try {
      var bundle = ProofBundle.ofBytes(bytes);
      return bundle.proves(ORIGIN) && !bundle.note().verifiedBy(Set.of(log.key())).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
