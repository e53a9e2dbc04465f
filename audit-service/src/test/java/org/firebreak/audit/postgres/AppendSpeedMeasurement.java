// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.received;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.firebreak.audit.Received;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an append costs with partitions, and without some of what it keeps up to date. Not among
/// the tests: `-Dtest=AppendSpeedMeasurement -Dtests.jit.level=4`.
class AppendSpeedMeasurement {
  private static final int ENTRIES = 40_000;
  private static final int BATCH = 500;

  /// Each beside the first, which has all indexes and one partition.
  private enum Variant {
    AS_IT_IS(65_536, ""),
    PARTITIONS_OF_8192(8_192, ""),
    WITHOUT_INDEX_OF_ORGANIZATIONS(65_536, "drop index entry_organizations"),
    WITHOUT_ANY_INDEX_TO_SEARCH_BY(
        65_536,
        "drop index entry_organizations; drop index entry_at; drop index entry_referral;"
            + " drop index entry_numbers; drop index entry_contradictions;"
            + " drop index entry_unnumbered; drop index entry_referral_commitment"),
    WITHOUT_WAITING_FOR_THE_DISK(65_536, "alter role audit_app set synchronous_commit = off");

    private final int entriesPerPartition;
    private final String change;

    Variant(int entriesPerPartition, String change) {
      this.entriesPerPartition = entriesPerPartition;
      this.change = change;
    }
  }

  @Test
  void costOfAnAppend(@TempDir Path folder) throws SQLException {
    try (Postgres postgres = LogDatabase.start(folder)) {
      seconds(postgres, Variant.AS_IT_IS);
      Map<Variant, Double> best = new LinkedHashMap<>();
      for (int round = 0; round < 3; round++) {
        for (Variant variant : Variant.values()) {
          best.merge(variant, seconds(postgres, variant), Math::min);
        }
      }
      double usual = best.getOrDefault(Variant.AS_IT_IS, 0.0);
      best.forEach((variant, seconds) ->
          System.out.printf(
              "%-32s %6.2f s, %6.0f entries/s, ratio %.2f%n",
              variant, seconds, ENTRIES / seconds, seconds / usual));
      assertThat(usual).isPositive();
    }
  }

  private static double seconds(Postgres postgres, Variant variant) throws SQLException {
    LogDatabase database = LogDatabase.withPartitionsOf(variant.entriesPerPartition, postgres);
    database.execute(LogDatabase.SUPERUSER, "alter role audit_app reset synchronous_commit");
    if (!variant.change.isEmpty()) {
      database.execute(LogDatabase.SUPERUSER, variant.change);
    }
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
