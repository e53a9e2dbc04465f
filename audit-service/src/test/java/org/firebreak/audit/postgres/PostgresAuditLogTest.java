// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.fact;
import static org.firebreak.audit.EntryFixture.received;

import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.firebreak.audit.AppendEntries;
import org.firebreak.audit.Appended;
import org.firebreak.audit.Head;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.Position;
import org.firebreak.audit.Received;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.NaiveTree;
import org.firebreak.audit.log.Tile;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LogServer.class)
class PostgresAuditLogTest {
  private static final String TOPIC = "firewall.decisions.v1";

  private LogDatabase database;
  private AppendEntries appendEntries;

  @BeforeEach
  void emptyLog(Postgres postgres) throws SQLException {
    database = LogDatabase.create(postgres);
    appendEntries = database.appendEntries();
  }

  @Test
  void emptyLogHasTheRootOfTheEmptyTree() throws SQLException {
    assertThat(database.head()).isEqualTo(new Head(0, Hashing.EMPTY_ROOT));
  }

  @Test
  void entriesGetTheNextIndexesInTheirOrder() throws SQLException {
    Appended first = appendEntries.append(decisions(1, 3), List.of());
    Appended second = appendEntries.append(fact(1, Optional.empty()));

    assertThat(first.entries()).containsExactly(decision(1), decision(2), decision(3));
    assertThat(second.head().treeSize()).isEqualTo(4);
    assertThat(database.indexes()).containsExactly(0L, 1L, 2L, 3L);
    assertThat(database.head()).isEqualTo(second.head());
    assertRootIsOverTheTable();
  }

  @Test
  void recordThatIsReadAgainIsNotAppendedAgain() throws SQLException {
    Appended first = appendEntries.append(decisions(1, 5), List.of());

    Appended again = appendEntries.append(decisions(1, 5), List.of());
    Appended overlapping = appendEntries.append(decisions(4, 7), List.of());

    assertThat(again.entries()).isEmpty();
    assertThat(again.head()).isEqualTo(first.head());
    assertThat(overlapping.entries()).containsExactly(decision(6), decision(7));
    assertThat(database.indexes()).hasSize(7);
    assertRootIsOverTheTable();
  }

  @Test
  void recordThatIsTwiceInABatchIsAppendedOnce() throws SQLException {
    List<Received> twice =
        List.of(received(decision(1), 1), received(decision(2), 2), received(decision(1), 3));

    assertThat(appendEntries.append(twice, List.of()).entries()).hasSize(2);
    assertThat(database.indexes()).containsExactly(0L, 1L);
  }

  /// Two decisions on one event break a promise of the whole system: the log keeps both and points
  /// out the second.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void secondDecisionOnOneEventIsKeptAndPointedOut(boolean inOneBatch) throws SQLException {
    Received one = received(decision(2), 7, "deliver");
    Received other = received(decision(2), 9, "drop");
    List<Received> before = decisions(1, 1);

    appendEntries.append(before, List.of());
    int contradictions;
    if (inOneBatch) {
      contradictions = appendEntries.append(List.of(one, other), List.of()).contradictions();
    } else {
      appendEntries.append(List.of(one), List.of());
      contradictions = appendEntries.append(List.of(other), List.of()).contradictions();
    }

    assertThat(contradictions).isEqualTo(1);
    assertThat(
            database.column(
                "select entry_index || ' contradicts ' || contradicts from entry where contradicts is not null",
                String.class))
        .containsExactly("2 contradicts 1");
    assertThat(appendEntries.append(List.of(one, other), List.of()).entries()).isEmpty();
  }

  @Test
  void positionsMoveWithTheEntriesAndNeverBack() {
    var log = database.log();
    assertThat(log.next(TOPIC, 0)).isZero();

    appendEntries.append(decisions(1, 2), List.of(new Position(TOPIC, 0, 18)));
    assertThat(log.next(TOPIC, 0)).isEqualTo(18);
    assertThat(log.next(TOPIC, 1)).isZero();

    appendEntries.append(decisions(1, 1), List.of(new Position(TOPIC, 0, 17)));
    assertThat(log.next(TOPIC, 0)).isEqualTo(18);

    appendEntries.append(List.of(), List.of(new Position(TOPIC, 0, 25)));
    assertThat(log.next(TOPIC, 0)).isEqualTo(25);
  }

  @Test
  void failedBatchLeavesNothing() throws SQLException {
    appendEntries.append(decisions(1, 2), List.of(new Position(TOPIC, 0, 3)));
    Head before = database.head();
    database.execute(
        LogDatabase.OWNER, "alter table consumed add constraint low check (next_offset < 10)");

    assertThatThrownBy(
            () -> appendEntries.append(decisions(3, 6), List.of(new Position(TOPIC, 0, 11))))
        .isInstanceOf(LogUnavailable.class);

    assertThat(database.head()).isEqualTo(before);
    assertThat(database.indexes()).hasSize(2);
    assertThat(database.log().next(TOPIC, 0)).isEqualTo(3);
    assertThat(appendEntries.append(decisions(3, 6), List.of()).entries()).hasSize(4);
  }

  /// Three appenders with the same records in different orders and batches, as after a rebalance in
  /// the middle of a batch.
  @Test
  void concurrentAppendersLeaveNoGapAndNoRepeat() throws Exception {
    List<Received> all = decisions(1, 600);
    List<Callable<Boolean>> appenders =
        LongStream.of(1, 2, 3)
            .<Callable<Boolean>>mapToObj(seed -> () -> appendInRandomBatches(all, seed))
            .toList();
    try (var threads = Executors.newFixedThreadPool(3)) {
      for (var done : threads.invokeAll(appenders)) {
        assertThat(done.get()).isTrue();
      }
    }

    assertThat(database.indexes())
        .containsExactlyElementsOf(LongStream.range(0, 600).boxed().toList());
    assertThat(database.column("select distinct identity from entry", String.class)).hasSize(600);
    assertRootIsOverTheTable();
  }

  private boolean appendInRandomBatches(List<Received> all, long seed) {
    var random = new Random(seed);
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(40));
      database.appendEntries().append(shuffled.subList(from, to), List.of());
      from = to;
    }
    return true;
  }

  /// Up to the first tile of the second level: the log was there before its tiles were, so the next
  /// entry brings them all.
  @Test
  void tilesHoldTheHashesOfWhatIsBelowThem() throws SQLException {
    database.plant(65_500);
    for (int batch : List.of(1, 35, 300)) {
      appendEntries.append(decisions(batch, 2L * batch - 1), List.of());
    }

    List<byte[]> leafHashes =
        database.column("select leaf_hash from entry order by entry_index", byte[].class);
    assertThat(joined("select hashes from tile where level = 0 order by tile_index"))
        .isEqualTo(joined(leafHashes.subList(0, 257 * 256)));
    assertThat(joined("select hashes from tile where level = 1 order by tile_index"))
        .isEqualTo(
            joined(
                database
                    .column(
                        "select root_hash from tile where level = 0 order by tile_index",
                        byte[].class)
                    .subList(0, 256)));
    assertThat(database.column("select max(level) from tile", Integer.class)).containsExactly(1);
    for (var tile : database.column("select hashes || root_hash from tile", byte[].class)) {
      assertThat(Arrays.copyOfRange(tile, tile.length - 32, tile.length))
          .isEqualTo(Tile.ofBytes(0, 0, Arrays.copyOf(tile, tile.length - 32)).rootHash().bytes());
    }
  }

  /// What a superuser could do once the triggers are out of the way: the next append finds out.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update head set tree_size = 2",
        "update head set tree_size = 4",
        "update head set root_hash = (select leaf_hash from entry where entry_index = 0)",
        "update head set frontier = decode('0000000000000000', 'hex')",
        "update head set frontier = frontier || decode('00', 'hex')",
        "update head set frontier = set_byte(frontier, 20, get_byte(frontier, 20) # 1)",
        "delete from head"
      })
  void nothingIsAppendedToAHeadThatContradictsItself(String damage) throws SQLException {
    appendEntries.append(decisions(1, 3), List.of());
    database.execute(LogDatabase.SUPERUSER, "alter table head disable trigger all;" + damage);

    assertThatThrownBy(() -> appendEntries.append(decisions(4, 4), List.of()))
        .isInstanceOf(LogDamaged.class);
    assertThat(database.indexes()).hasSize(3);
  }

  @Test
  void typedColumnsRepeatTheEntry() throws SQLException {
    appendEntries.append(decisions(7, 7), List.of());

    assertThat(
            database.column(
                """
                select concat_ws('|', identity, kind, at at time zone 'UTC', organizations, referral_id,
                                 referral = (select commitment from id_key where kind = 'referral'), outcome, reasons, road,
                                 outbox, outbox_partition, outbox_number, record_topic, record_partition, record_offset)
                from entry
                """,
                String.class))
        .containsExactly(
            "decision/5f7c2a52-0000-400a-9a55-010000000007|decision|2026-11-22 12:00:07"
                + "|{kent-police,national-command-and-control-unit}|t|drop"
                + "|{TARGET_HAS_IMMIGRATION_FUNCTION}|alias|referrals.outbound.v1|2|7|firewall.decisions.v1|0|7");
  }

  private byte[] joined(String sql) throws SQLException {
    return joined(database.column(sql, byte[].class));
  }

  private static byte[] joined(List<byte[]> parts) {
    var all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static List<Received> decisions(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(number -> received(decision(number), number))
        .toList();
  }

  /// Computed from the stored bytes alone, with the definition of the tree and none of the log's
  /// code.
  private void assertRootIsOverTheTable() throws SQLException {
    assertThat(database.head().rootHash())
        .isEqualTo(Hash.of(NaiveTree.root(database.entryBytes())));
  }
}
