// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.verify.SignedLog.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.firebreak.audit.recount.CleanLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs in which nothing is wrong: none is said to be. `-Dfirebreak.clean.logs=1000` for more.
class CleanLogsTest {
  private static final int LOGS = Integer.getInteger("firebreak.clean.logs", 25);

  @TempDir Path folder;

  @Test
  void noCleanLogRaisesAnAlarm() throws IOException {
    var policy = SignedLog.policy(folder);
    var random = new Random(20261123);
    for (int i = 0; i < LOGS; i++) {
      int size = random.nextInt(2_001);
      var log = SignedLog.of(CleanLog.ofSize(size, i));
      int from = random.nextInt(size + 1);
      int to = from + random.nextInt(size - from + 1);
      var all = log.export(folder.resolve("all.zip"), 0, size);
      var part = log.export(folder.resolve("part.zip"), from, to);
      assertThat(run("export", "--policy", policy, all)).as("log %d", i).startsWith("0\n");
      assertThat(run("export", "--policy", policy, part)).as("log %d", i).startsWith("0\n");
    }
  }
}
