// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.received;
import static org.firebreak.audit.postgres.LogDatabase.APP;
import static org.firebreak.audit.postgres.LogDatabase.SUPERUSER;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.firebreak.audit.Head;
import org.firebreak.audit.Received;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.NaiveTree;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A log whose partitions have room for a tile each, so that there are many borders.
@ExtendWith(LogServer.class)
class PartitionsTest {
  private static final int WIDTH = 256;

  private LogDatabase database;

  @BeforeEach
  void emptyLog(Postgres postgres) throws SQLException {
    database = LogDatabase.withPartitionsOf(WIDTH, postgres);
  }

  private static List<Received> decisions(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(number -> received(decision(number), number))
        .toList();
  }

  /// Gapless, each once, each in the partition of its index, and under the root that the definition
  /// gives.
  private void assertWhole(int size) throws SQLException {
    assertThat(database.indexes())
        .containsExactlyElementsOf(LongStream.range(0, size).boxed().toList());
    assertThat(database.column("select distinct identity from entry", String.class)).hasSize(size);
    assertThat(
            database.column(
                "select 1 from entry where tableoid <> ('entry_from_' || entry_index / %1$d * %1$d)::regclass"
                    .formatted(WIDTH),
                Integer.class))
        .isEmpty();
    assertThat(database.head())
        .isEqualTo(new Head(size, Hash.of(NaiveTree.root(database.entryBytes()))));
  }

  private List<Long> partitions() throws SQLException {
    List<Long> noted =
        database.column("select first_index from entry_partition order by 1", Long.class);
    assertThat(
            database.column(
                "select substr(inhrelid::regclass::text, 12)::bigint from pg_inherits"
                    + " where inhparent = 'entry'::regclass order by 1",
                Long.class))
        .isEqualTo(noted);
    return noted;
  }

  /// One that ends at a border, one behind it, many at once.
  @ParameterizedTest
  @ValueSource(ints = {1_000, 256, 257, 255, 90, 128})
  void batchesOfAnySizeCrossTheBorders(int batch) throws SQLException {
    for (int from = 1; from <= 1_000; from += batch) {
      database
          .appendEntries()
          .append(decisions(from, Math.min(1_000, from + batch - 1)), List.of());
    }
    assertWhole(1_000);
    assertThat(partitions()).containsExactly(0L, 256L, 512L, 768L);
  }

  @Test
  void nextPartitionIsOpenedWithItsFirstEntry() throws SQLException {
    database.appendEntries().append(decisions(1, WIDTH), List.of());
    assertThat(partitions()).containsExactly(0L);
    database.appendEntries().append(decisions(WIDTH + 1, WIDTH + 1), List.of());
    assertThat(partitions()).containsExactly(0L, 256L);
  }

  /// Each partition gets what the log's table has: all its indexes, and the triggers, always on.
  @Test
  void everyPartitionIsLikeTheFirst() throws SQLException {
    database.appendEntries().append(decisions(1, 3 * WIDTH), List.of());
    assertThat(
            database.column(
                """
                select distinct (select string_agg(tgname::text || tgenabled::text, ',' order by tgname) from pg_trigger
                                 where tgrelid = p.inhrelid and not tgisinternal)
                  || ' ' || (select count(*) from pg_index where indrelid = p.inhrelid)
                  || ' ' || (select count(*) from pg_index join pg_inherits i on i.inhrelid = indexrelid
                             where indrelid = p.inhrelid)
                from pg_inherits p where inhparent = 'entry'::regclass
                """,
                String.class))
        .containsExactly("entry_is_keptA,entry_row_is_keptA 8 8");
  }

  @Test
  void racingAppendersCrossEachBorderOnce() throws Exception {
    List<Received> all = decisions(1, 1_200);
    List<Callable<Boolean>> appenders =
        LongStream.of(1, 2).<Callable<Boolean>>mapToObj(seed -> () -> append(all, seed)).toList();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var done : threads.invokeAll(appenders)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertWhole(1_200);
    assertThat(partitions()).hasSize(5);
  }

  private boolean append(List<Received> all, long seed) {
    var random = new Random(seed);
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(60));
      database.appendEntries().append(shuffled.subList(from, to), List.of());
      from = to;
    }
    return true;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void appenderThatEndsBeforeItsCommitLeavesNoPartition(boolean killed) throws SQLException {
    database.appendEntries().append(decisions(1, WIDTH), List.of());
    try (Connection connection = database.connection(APP);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select open_partitions(257)");
      statement.execute(
          "insert into entry (entry_index, leaf_hash, bytes, identity, kind, at, organizations, reasons)"
              + " select 256, leaf_hash, bytes, identity, kind, at, organizations, reasons from entry where entry_index = 0");
      if (killed) {
        database.execute(
            SUPERUSER,
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'audit_app'");
        assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
      } else {
        connection.rollback();
      }
    }
    assertThat(partitions()).containsExactly(0L);
    database.appendEntries().append(decisions(200, 300), List.of());
    assertWhole(300);
    assertThat(partitions()).containsExactly(0L, 256L);
  }

  @Test
  void readersDoNotWaitWhileAPartitionIsOpened() throws SQLException {
    database.appendEntries().append(decisions(1, WIDTH), List.of());
    try (Connection opening = database.connection(APP);
        Statement open = opening.createStatement()) {
      opening.setAutoCommit(false);
      open.execute("select open_partitions(257)");
      database.execute(APP, "set lock_timeout = '1s'; select count(*) from entry");
      opening.rollback();
    }
  }

  @Test
  void partitionsAreNotOpenedFarFromTheHead() {
    assertThatThrownBy(() -> database.execute(APP, "select open_partitions(1000000)"))
        .hasMessageContaining("no partition is opened that far");
  }

  /// A log from before: its entries lie in the partitions of their indexes, and it goes on.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 256, 700})
  void entriesFromBeforeAreCarriedOver(int size, Postgres postgres) throws SQLException {
    var before = LogDatabase.create(postgres, WIDTH, "3");
    if (size > 0) {
      before.plant(size);
    }
    // A column that a later version brings is empty.
    String all = "select (to_jsonb(entry) - 'referral')::text from entry order by entry_index";
    var rows = before.column(all, String.class);
    Head head = before.head();

    before.migrate(WIDTH, "latest");

    assertThat(before.column(all, String.class)).isEqualTo(rows);
    assertThat(before.head()).isEqualTo(head);
    before.appendEntries().append(decisions(1, 600), List.of());
    assertThat(before.indexes())
        .containsExactlyElementsOf(LongStream.range(0, size + 600).boxed().toList());
    assertThat(before.column("select count(*) from entry_partition", Long.class))
        .containsExactly((size + 600L + WIDTH - 1) / WIDTH);
  }
}
