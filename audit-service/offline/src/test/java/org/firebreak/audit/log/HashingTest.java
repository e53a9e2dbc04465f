// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashingTest {
  @Test
  void emptyTreeHasTheHashOfNothing() {
    assertThat(Hashing.EMPTY_ROOT.hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void leavesHashToTheKnownAnswers() {
    assertThat(Hashing.leafHash(new byte[0]).hex())
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(Hashing.leafHash("L123456".getBytes(UTF_8)).hex())
        .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
  }

  /// The known answer hashes two texts that are no hashes, so it is reached by the formula and not
  /// by the typed function.
  @Test
  void nodesHashToTheKnownAnswer() throws Exception {
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256").digest("\u0001N123N456".getBytes(UTF_8));
    assertThat(Hash.of(digest).hex())
        .isEqualTo("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
    assertThat(Hashing.nodeHash(KnownTree.TREE.leafHash(0), KnownTree.TREE.leafHash(1)))
        .isEqualTo(KnownTree.ROOTS.get(1));
  }

  @Test
  void nodeIsNoLeafOfTheSameBytes() {
    Hash left = KnownTree.TREE.leafHash(0);
    Hash right = KnownTree.TREE.leafHash(1);
    byte[] both = new byte[2 * Hash.LENGTH];
    System.arraycopy(left.bytes(), 0, both, 0, Hash.LENGTH);
    System.arraycopy(right.bytes(), 0, both, Hash.LENGTH, Hash.LENGTH);
    assertThat(Hashing.leafHash(both)).isNotEqualTo(Hashing.nodeHash(left, right));
  }

  @Test
  void eightLeavesHaveTheKnownRoots() {
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(KnownTree.TREE::rootAt))
        .containsExactlyElementsOf(KnownTree.ROOTS);
  }

  @Test
  void everyRootUpToThreeHundredLeavesEqualsTheNaiveOne() {
    Entries tree = Entries.ofSize(300);
    for (int size = 0; size <= 300; size++) {
      assertThat(tree.rootAt(size).bytes())
          .as("root of %d", size)
          .isEqualTo(NaiveTree.root(tree.entries().subList(0, size)));
      assertThat(tree.rootHash(size)).as("root of %d", size).isEqualTo(tree.rootAt(size));
    }
  }

  @Test
  void hashHasThirtyTwoBytesAndOneText() {
    String hex = KnownTree.ROOTS.getFirst().hex();
    assertThat(Hash.ofHex(hex)).isEqualTo(KnownTree.ROOTS.getFirst()).hasToString(hex);
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[31]));
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[33]));
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofHex(hex.substring(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hash.ofHex(hex.toUpperCase(java.util.Locale.ROOT)));
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofHex("+" + hex.substring(1)));
  }

  @Test
  void hashCannotBeChangedThroughItsBytes() {
    byte[] given = new byte[Hash.LENGTH];
    Hash hash = Hash.of(given);
    given[0] = 1;
    hash.bytes()[1] = 1;
    assertThat(hash.bytes()).containsOnly(0);
  }
}
