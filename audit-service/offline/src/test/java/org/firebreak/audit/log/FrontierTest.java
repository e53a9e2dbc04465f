// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrontierTest {
  private static final Entries TREE = Entries.ofSize(300);

  @Test
  void hasTheNaiveRootHoweverTheBatchesFall() {
    var random = new Random(20261122);
    for (int round = 0; round < 200; round++) {
      Frontier frontier = Frontier.EMPTY;
      int size = 0;
      while (size < 300) {
        int next = Math.min(300, size + random.nextInt(40));
        frontier = frontier.append(TREE.leafHashes().subList(size, next));
        size = next;
      }
      assertThat(frontier.size()).isEqualTo(300);
      assertThat(frontier.rootHash().bytes()).isEqualTo(NaiveTree.root(TREE.entries()));
    }
  }

  @Test
  void holdsTheRootsOfTheCompleteSubtreesLargestFirst() {
    Frontier thirteen = Frontier.EMPTY.append(TREE.leafHashes().subList(0, 13));
    assertThat(thirteen.subtrees())
        .containsExactly(
            Hash.of(NaiveTree.root(TREE.entries().subList(0, 8))),
            Hash.of(NaiveTree.root(TREE.entries().subList(8, 12))),
            Hash.of(NaiveTree.root(TREE.entries().subList(12, 13))));
  }

  @Test
  void survivesBeingWrittenAndReadAtEverySize() {
    for (int size = 0; size <= 300; size++) {
      Frontier frontier = Frontier.EMPTY.append(TREE.leafHashes().subList(0, size));
      Frontier read = Frontier.ofBytes(frontier.bytes());
      assertThat(read).isEqualTo(frontier);
      assertThat(read.bytes()).isEqualTo(frontier.bytes());
    }
  }

  @Test
  void refusesBytesThatAreTooShortOrTooLong() {
    byte[] bytes = Frontier.EMPTY.append(TREE.leafHashes().subList(0, 13)).bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIllegalArgumentException().isThrownBy(() -> Frontier.ofBytes(cut));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frontier.ofBytes(Arrays.copyOf(bytes, bytes.length + 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frontier.ofBytes(Arrays.copyOf(bytes, bytes.length + Hash.LENGTH)));
  }

  @Test
  void refusesASizeThatDoesNotFitItsHashes() {
    byte[] negative = ByteBuffer.allocate(Long.BYTES).putLong(-1).array();
    assertThatIllegalArgumentException().isThrownBy(() -> Frontier.ofBytes(negative));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Frontier(2, TREE.leafHashes().subList(0, 2)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Frontier(0, TREE.leafHashes()));
  }

  @Test
  void neverGrowsBeyondWhatASizeCanCount() {
    var full = new Frontier(Long.MAX_VALUE, TREE.leafHashes().subList(0, 63));
    assertThatThrownBy(() -> full.append(List.of(TREE.leafHash(0))))
        .isInstanceOf(ArithmeticException.class);
  }
}
