// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InclusionProofTest {

  /// The eight leaves that Certificate Transparency's own tests use, and the root over all of them.
  private static final List<byte[]> LEAVES =
      List.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .stream()
          .map(HexFormat.of()::parseHex)
          .toList();

  private static final String ROOT_OF_EIGHT =
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328";

  @Test
  void provesEveryLeafOfTheKnownTree() {
    byte[] root = HexFormat.of().parseHex(ROOT_OF_EIGHT);
    assertThat(root(LEAVES)).isEqualTo(root);
    for (int index = 0; index < 8; index++) {
      assertThat(proof(index, LEAVES).proves(LEAVES.get(index), root)).isTrue();
    }
  }

  @Test
  void refusesWhateverIsNotExactlyTheProof() {
    for (int size = 1; size <= 8; size++) {
      var leaves = LEAVES.subList(0, size);
      byte[] root = root(leaves);
      for (int index = 0; index < size; index++) {
        var proof = proof(index, leaves);
        byte[] entry = leaves.get(index);
        assertThat(proof.proves(entry, root)).isTrue();
        assertThat(proof.proves(new byte[] {9}, root)).isFalse();
        assertThat(proof.proves(entry, InclusionProof.leafHash(root))).isFalse();
        assertThat(new InclusionProof(size, size, proof.siblings()).proves(entry, root)).isFalse();
        assertThat(new InclusionProof(-1, size, proof.siblings()).proves(entry, root)).isFalse();
        assertThat(longer(proof).proves(entry, root)).isFalse();
        if (size > 1) {
          assertThat(shorter(proof).proves(entry, root)).isFalse();
          assertThat(
                  new InclusionProof((index + 1) % size, size, proof.siblings())
                      .proves(entry, root))
              .isFalse();
        }
      }
    }
  }

  @Test
  void agreesWithTheTreeAsItGrows() {
    var tree = new GrowingTree();
    for (int size = 1; size <= 8; size++) {
      tree.add(LEAVES.get(size - 1));
      assertThat(tree.size()).isEqualTo(size);
      assertThat(tree.hadRoot(size, root(LEAVES.subList(0, size)))).isTrue();
      assertThat(tree.hadRoot(size, InclusionProof.leafHash(new byte[] {9}))).isFalse();
      assertThat(tree.hadRoot(size + 1, root(LEAVES.subList(0, size)))).isFalse();
    }
    assertThat(tree.hadRoot(3, root(LEAVES.subList(0, 3)))).isTrue();
    assertThat(tree.hadRoot(0, new byte[32])).isFalse();
  }

  private static InclusionProof longer(InclusionProof proof) {
    var siblings = new ArrayList<>(proof.siblings());
    siblings.add(new byte[32]);
    return new InclusionProof(proof.index(), proof.treeSize(), siblings);
  }

  private static InclusionProof shorter(InclusionProof proof) {
    return new InclusionProof(
        proof.index(), proof.treeSize(), proof.siblings().subList(1, proof.siblings().size()));
  }

  private static InclusionProof proof(int index, List<byte[]> leaves) {
    var siblings = new ArrayList<byte[]>();
    collect(index, leaves, siblings);
    return new InclusionProof(index, leaves.size(), siblings);
  }

  private static void collect(int index, List<byte[]> leaves, List<byte[]> siblings) {
    if (leaves.size() == 1) {
      return;
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    var leftLeaves = leaves.subList(0, left);
    var rightLeaves = leaves.subList(left, leaves.size());
    if (index < left) {
      collect(index, leftLeaves, siblings);
      siblings.add(root(rightLeaves));
    } else {
      collect(index - left, rightLeaves, siblings);
      siblings.add(root(leftLeaves));
    }
  }

  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return InclusionProof.leafHash(leaves.getFirst());
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return InclusionProof.nodeHash(
        root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }
}
