// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every ninth of the points, and each commit; `-Dfirebreak.append.kills=5` for all of them with
/// five seeds. Writes `target/kill-points.md`.
class KilledAppendTest {
  private static final int SEEDS = Integer.getInteger("firebreak.append.kills", 0);

  @Test
  void whereverAnAppendDiesItsRecordsAreInTheLogOnceWhenTheyAreReadAgain(@TempDir Path folder)
      throws SQLException, IOException {
    var kills = new ArrayList<KilledAppends.Kill>();
    try (Postgres postgres = LogDatabase.start(folder)) {
      for (int i = 0; i < Math.max(SEEDS, 1); i++) {
        long seed = SEEDS == 0 ? 20_261_123 : new Random().nextLong();
        System.out.println("Appends are killed, seed " + seed);
        try {
          kills.addAll(
              new KilledAppends(postgres, seed).kills(SEEDS == 0 ? 9 : 1, SEEDS == 0 ? 20 : 10));
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("seed " + seed, e);
        }
      }
    }
    String table = KilledAppends.markdown(kills);
    System.out.println(table + kills.size() + " points");
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/kill-points.md"), table);
    assertThat(kills).hasSizeGreaterThanOrEqualTo(SEEDS == 0 ? 15 : 30);
    assertThat(kills).extracting(KilledAppends.Kill::stood).contains(true, false);
  }
}
