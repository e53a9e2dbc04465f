// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Known answers: the examples of C2SP tlog-tiles.
class TilePathTest {
  @ParameterizedTest
  @CsvSource({
    "tile/0/x001/x234/067, 0, 1234067, 256",
    "tile/0/000, 0, 0, 256",
    "tile/63/999, 63, 999, 256",
    "tile/1/x001/000, 1, 1000, 256",
    "tile/0/273.p/112, 0, 273, 112",
    "tile/2/000.p/1, 2, 0, 1"
  })
  void aPlaceHasOneText(String text, int level, long index, int width) {
    var path = new TilePath.Hashes(level, index, width);
    assertThat(path.text()).isEqualTo(text);
    assertThat(TilePath.of(text)).isEqualTo(path);
  }

  @Test
  void aBundleOfEntriesStandsBesideTheTiles() {
    assertThat(new TilePath.Entries(1_234_067, 7).text())
        .isEqualTo("tile/entries/x001/x234/067.p/7");
    assertThat(TilePath.of("tile/entries/273.p/112")).isEqualTo(new TilePath.Entries(273, 112));
  }

  @Test
  void anyPlaceIsReadBackFromItsText() {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long index = random.nextLong(Long.MAX_VALUE / Tile.WIDTH) >> random.nextInt(55);
      int width = 1 + random.nextInt(256);
      var hashes = new TilePath.Hashes(random.nextInt(64), index, width);
      var entries = new TilePath.Entries(index, width);
      assertThat(TilePath.of(hashes.text())).isEqualTo(hashes);
      assertThat(TilePath.of(entries.text())).isEqualTo(entries);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/0",
        "tile/0/1",
        "tile/0/0001",
        "tile/0/x000/001",
        "tile/0/x001",
        "tile/0/001/234",
        "tile/0/x001/x234",
        "tile/00/001",
        "tile/01/001",
        "tile/64/001",
        "tile/-1/001",
        "tile/0/001.p/0",
        "tile/0/001.p/07",
        "tile/0/001.p/256",
        "tile/0/001.p/",
        "tile/0/001/",
        "/tile/0/001",
        "tile/0/\u0661\u0662\u0663",
        "tile/entry/001",
        "tile/0/../001",
        "tile/0/x036/x028/x797/x018/x963/968",
        "tile/0/x999/x999/x999/x999/x999/x999/999"
      })
  void anyOtherTextIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TilePath.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "70000, 0, 0, 256",
    "70000, 0, 272, 256",
    "70000, 0, 273, 112",
    "70000, 0, 274, 0",
    "70000, 1, 0, 256",
    "70000, 1, 1, 17",
    "70000, 2, 0, 1",
    "70000, 3, 0, 0",
    "256, 0, 0, 256",
    "256, 0, 1, 0",
    "256, 1, 0, 1",
    "0, 0, 0, 0",
    "9223372036854775807, 7, 0, 127",
    "9223372036854775807, 63, 0, 0"
  })
  void theSizeOfATreeSaysHowWideItsTilesAre(long treeSize, int level, long index, int width) {
    assertThat(TilePath.width(level, index, treeSize)).isEqualTo(width);
  }
}
