// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
  private static final Entries TREE = Entries.ofSize(600);

  /// A level of the tree, computed pair by pair from the one below.
  private static List<Hash> level(int level, int treeSize) {
    List<Hash> hashes = IntStream.range(0, treeSize).mapToObj(TREE::leafHash).toList();
    for (int at = 0; at < level; at++) {
      var above = new ArrayList<Hash>();
      for (int i = 0; i + 1 < hashes.size(); i += 2) {
        above.add(Hashing.nodeHash(hashes.get(i), hashes.get(i + 1)));
      }
      hashes = above;
    }
    return hashes;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 511, 512, 513, 600})
  void proofsOutOfTilesAreThoseOutOfTheWholeTree(int size) {
    Tiles.Source source =
        (level, index, count) -> {
          int from = (int) index * Tile.WIDTH;
          return level(Tile.HEIGHT * level, size).subList(from, from + count);
        };
    for (int index = 0; index < size; index += 1 + index % 37) {
      assertThat(InclusionProof.of(index, size, new Tiles(size, source)))
          .isEqualTo(InclusionProof.of(index, size, TREE));
      assertThat(ConsistencyProof.of(index + 1, size, new Tiles(size, source)))
          .isEqualTo(ConsistencyProof.of(index + 1, size, TREE));
    }
    assertThat(new Tiles(size, source).rootHash(size)).isEqualTo(TREE.rootAt(size));
  }

  @Test
  void aProofInTenMillionEntriesReadsAtMostSixTilesEachOnce() {
    long size = 10_000_019;
    var random = new Random(11);
    for (int i = 0; i < 1_000; i++) {
      var read = new ArrayList<String>();
      var tiles =
          new Tiles(
              size,
              (level, index, count) -> {
                read.add(level + "/" + index);
                return IntStream.range(0, count).mapToObj(any -> TREE.leafHash(0)).toList();
              });
      InclusionProof.of(random.nextLong(size), size, tiles);
      assertThat(read).hasSizeLessThanOrEqualTo(6).hasSameSizeAs(new HashSet<>(read));
    }
  }

  @Test
  void aTileHasOneFormInBytes() {
    var tile = new Tile(1, 7, IntStream.range(0, 256).mapToObj(TREE::leafHash).toList());
    assertThat(Tile.ofBytes(1, 7, tile.bytes())).isEqualTo(tile);
    assertThat(tile.rootHash()).isEqualTo(level(8, 256).getFirst());
    assertThatIllegalArgumentException().isThrownBy(() -> Tile.ofBytes(1, 7, new byte[8_191]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tile(-1, 0, tile.hashes()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 255, 256, 65_535, 65_536, Long.MAX_VALUE})
  void fullTilesAreCountedAtEachLevel(long treeSize) {
    assertThat(Tile.full(0, treeSize)).isEqualTo(treeSize / 256);
    assertThat(Tile.full(1, treeSize)).isEqualTo(treeSize / 65_536);
    assertThat(Tile.full(7, treeSize)).isZero();
  }
}
