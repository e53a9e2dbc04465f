// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.firebreak.audit.log.KnownTree.hashes;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsistencyProofTest {
  private static final int MOST = 100;
  private static final Entries TREE = Entries.ofSize(MOST);

  @Test
  void madeProofsAreTheKnownAnswers() {
    assertThat(ConsistencyProof.of(1, 1, KnownTree.TREE).hashes()).isEmpty();
    assertThat(ConsistencyProof.of(1, 8, KnownTree.TREE).hashes())
        .isEqualTo(
            hashes(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    assertThat(ConsistencyProof.of(6, 8, KnownTree.TREE).hashes())
        .isEqualTo(
            hashes(
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    assertThat(ConsistencyProof.of(2, 5, KnownTree.TREE).hashes())
        .isEqualTo(
            hashes(
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
  }

  @Test
  void everyProofEqualsTheNaiveOneAndProves() {
    for (int newer = 1; newer <= MOST; newer++) {
      Hash newerRoot = TREE.rootAt(newer);
      for (int older = 1; older <= newer; older++) {
        ConsistencyProof proof = ConsistencyProof.of(older, newer, TREE);
        assertThat(proof.hashes())
            .as("%d to %d", older, newer)
            .extracting(Hash::bytes)
            .containsExactlyElementsOf(NaiveTree.proof(older, TREE.entries().subList(0, newer)));
        assertThat(proof.proves(TREE.rootAt(older), newerRoot))
            .as("%d to %d", older, newer)
            .isTrue();
      }
    }
  }

  @Test
  void nothingThatDiffersProves() {
    for (int newer = 1; newer <= MOST; newer++) {
      Hash newerRoot = TREE.rootAt(newer);
      for (int older = 1; older <= newer; older++) {
        Hash olderRoot = TREE.rootAt(older);
        ConsistencyProof proof = ConsistencyProof.of(older, newer, TREE);
        for (List<Hash> changed : Tampered.variantsOf(proof.hashes())) {
          assertThat(new ConsistencyProof(older, newer, changed).proves(olderRoot, newerRoot))
              .as("%d to %d with %s", older, newer, changed)
              .isFalse();
        }
        assertThat(proof.proves(Tampered.hash(olderRoot), newerRoot)).isFalse();
        assertThat(proof.proves(olderRoot, Tampered.hash(newerRoot))).isFalse();
      }
    }
  }

  /// A log that rewrote one entry after an auditor saw the older tree cannot make a proof that
  /// satisfies her.
  @Test
  void aRewrittenEntryIsFoundAtEverySizeAndIndex() {
    for (int older = 1; older <= 33; older++) {
      Hash seen = TREE.rootAt(older);
      for (int rewritten = 0; rewritten < older; rewritten++) {
        Entries forged = Tampered.entry(TREE, rewritten);
        ConsistencyProof proof = ConsistencyProof.of(older, 40, forged);
        assertThat(proof.proves(seen, forged.rootAt(40)))
            .as("entry %d rewritten after size %d", rewritten, older)
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 1", "0, 8", "9, 8", "-1, 8", "-1, -1", "1, 0"})
  void sizesThatCannotBeProvenAreRefused(long older, long newer) {
    Hash root = TREE.rootAt(8);
    assertThat(new ConsistencyProof(older, newer, List.of()).proves(root, root)).isFalse();
    assertThat(new ConsistencyProof(older, newer, List.of(root)).proves(root, root)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> ConsistencyProof.of(older, newer, TREE));
  }

  @Test
  void equalSizesNeedEqualRootsAndNoHash() {
    Hash root = TREE.rootAt(8);
    assertThat(new ConsistencyProof(8, 8, List.of()).proves(root, root)).isTrue();
    assertThat(new ConsistencyProof(8, 8, List.of()).proves(root, TREE.rootAt(7))).isFalse();
    assertThat(new ConsistencyProof(8, 8, List.of(root)).proves(root, root)).isFalse();
  }

  @Test
  void differentSizesNeedAHash() {
    assertThat(new ConsistencyProof(7, 8, List.of()).proves(TREE.rootAt(7), TREE.rootAt(8)))
        .isFalse();
    assertThat(new ConsistencyProof(4, 8, List.of()).proves(TREE.rootAt(4), TREE.rootAt(4)))
        .isFalse();
  }
}
