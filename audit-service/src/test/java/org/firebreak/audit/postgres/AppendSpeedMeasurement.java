// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.received;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.firebreak.audit.Received;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much slower the same entries are appended to a table in partitions than to one table. Not
/// among the tests: `-Dtest=AppendSpeedMeasurement`.
class AppendSpeedMeasurement {
  private static final int ENTRIES = 40_000;
  private static final int BATCH = 500;

  @Test
  void partitionsCostAppendsLittle(@TempDir Path folder) throws SQLException {
    try (Postgres postgres = LogDatabase.start(folder)) {
      seconds(LogDatabase.create(postgres));
      double one = Double.MAX_VALUE;
      double many = Double.MAX_VALUE;
      for (int round = 0; round < 3; round++) {
        one = Math.min(one, seconds(oneTable(postgres)));
        many = Math.min(many, seconds(LogDatabase.withPartitionsOf(8_192, postgres)));
      }
      System.out.println(
          "seconds for %d entries: one table %.2f, partitions of 8192 %.2f, ratio %.2f"
              .formatted(ENTRIES, one, many, many / one));
      assertThat(many).isPositive();
    }
  }

  /// As it was before partitions; where the appender asks for room there is some.
  private static LogDatabase oneTable(Postgres postgres) throws SQLException {
    var database = LogDatabase.create(postgres, 256, "3");
    database.execute(
        LogDatabase.OWNER,
        "create table entry_partition (end_index bigint); insert into entry_partition values (1000000000);"
            + "grant select on entry_partition to audit_app");
    return database;
  }

  private static double seconds(LogDatabase database) {
    var appendEntries = database.appendEntries();
    long begin = System.nanoTime();
    for (int from = 1; from <= ENTRIES; from += BATCH) {
      List<Received> batch =
          LongStream.range(from, from + BATCH)
              .mapToObj(number -> received(decision(number), number))
              .toList();
      appendEntries.append(batch, List.of());
    }
    return (System.nanoTime() - begin) / 1e9;
  }
}
