// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.firebreak.audit.log.KnownTree.hashes;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InclusionProofTest {
  private static final int MOST = 100;
  private static final Entries TREE = Entries.ofSize(MOST);

  @Test
  void madeProofsAreTheKnownAnswers() {
    assertThat(InclusionProof.of(0, 1, KnownTree.TREE).hashes()).isEmpty();
    assertThat(InclusionProof.of(0, 8, KnownTree.TREE).hashes())
        .isEqualTo(
            hashes(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    assertThat(InclusionProof.of(5, 8, KnownTree.TREE).hashes())
        .isEqualTo(
            hashes(
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    assertThat(InclusionProof.of(2, 3, KnownTree.TREE).hashes())
        .isEqualTo(hashes("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"));
    assertThat(InclusionProof.of(1, 5, KnownTree.TREE).hashes())
        .isEqualTo(
            hashes(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
  }

  @Test
  void everyProofEqualsTheNaiveOneAndProves() {
    for (int size = 1; size <= MOST; size++) {
      Hash root = TREE.rootAt(size);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = InclusionProof.of(index, size, TREE);
        assertThat(proof.hashes())
            .as("%d of %d", index, size)
            .extracting(Hash::bytes)
            .containsExactlyElementsOf(NaiveTree.path(index, TREE.entries().subList(0, size)));
        assertThat(proof.proves(TREE.leafHash(index), root)).as("%d of %d", index, size).isTrue();
      }
    }
  }

  @Test
  void nothingThatDiffersProves() {
    for (int size = 1; size <= MOST; size++) {
      Hash root = TREE.rootAt(size);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = InclusionProof.of(index, size, TREE);
        Hash leaf = TREE.leafHash(index);
        for (List<Hash> changed : Tampered.variantsOf(proof.hashes())) {
          assertThat(new InclusionProof(index, size, changed).proves(leaf, root))
              .as("%d of %d with %s", index, size, changed)
              .isFalse();
        }
        assertThat(proof.proves(Tampered.hash(leaf), root)).isFalse();
        assertThat(proof.proves(leaf, Tampered.hash(root))).isFalse();
        for (int other = 0; other < size; other++) {
          var moved = new InclusionProof(other, size, proof.hashes());
          assertThat(moved.proves(leaf, root))
              .as("%d of %d as %d", index, size, other)
              .isEqualTo(other == index);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "8, 8",
    "9, 8",
    "-1, 8",
    "0, -1",
    "-1, -1",
    "-9223372036854775808, 1"
  })
  void anIndexOutsideTheTreeIsNeverProven(long index, long treeSize) {
    Hash leaf = TREE.leafHash(0);
    assertThat(new InclusionProof(index, treeSize, List.of()).proves(leaf, leaf)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> InclusionProof.of(index, treeSize, TREE));
  }

  @Test
  void theLargestTreeNeedsSixtyThreeHashes() {
    Hash hash = TREE.leafHash(0);
    Subtrees same = (level, position) -> hash;
    InclusionProof proof = InclusionProof.of(0, Long.MAX_VALUE, same);
    assertThat(proof.hashes()).hasSize(63);
    assertThat(proof.proves(hash, same.rootHash(Long.MAX_VALUE))).isFalse();
    assertThat(proof.rootHash(hash)).isPresent();
    assertThat(InclusionProof.of(Long.MAX_VALUE - 1, Long.MAX_VALUE, same).rootHash(hash))
        .contains(same.rootHash(Long.MAX_VALUE));
  }
}
