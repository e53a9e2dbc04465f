// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.id;
import static org.firebreak.audit.EntryFixture.received;
import static org.firebreak.audit.postgres.LogDatabase.APP;
import static org.firebreak.audit.postgres.LogDatabase.SUPERUSER;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.firebreak.audit.Decision;
import org.firebreak.audit.Head;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.LetEntriesGo;
import org.firebreak.audit.LettingGo;
import org.firebreak.audit.LettingGo.Reason;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.Received;
import org.firebreak.audit.Retention;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.InclusionProof;
import org.firebreak.audit.log.Subtrees;
import org.firebreak.audit.log.Tiles;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Entries that were logged in 2019, by the database's clock long ago, in partitions of 256.
@ExtendWith(LogServer.class)
class LettingGoTest {
  private static final Instant OLD = Instant.parse("2019-06-01T12:00:00Z");
  private static final Retention TWO_YEARS = Retention.of("P2Y");
  private static final String PUBLISH =
      "insert into signed_checkpoint values (%1$d, '', '', now());"
          + "insert into published_checkpoint values (%1$d, '', now());";
  private static final String UNFENCED = "set session_replication_role = replica;";

  private final AtomicLong ids = new AtomicLong();
  private LogDatabase database;

  @BeforeEach
  void emptyLog(Postgres postgres) throws SQLException {
    database = LogDatabase.withPartitionsOf(256, postgres);
  }

  private void append(Instant loggedAt, long from, long to) {
    List<Received> decisions =
        LongStream.rangeClosed(from, to)
            .mapToObj(number -> received(decision(number), number))
            .toList();
    database.appendEntries(loggedAt).append(decisions, List.of());
  }

  private void publish(int treeSize) throws SQLException {
    database.execute(SUPERUSER, PUBLISH.formatted(treeSize));
  }

  private LettingGo attempt() {
    var entries = database.oldestEntries();
    var appendEntries = database.appendEntries(NOON);
    return new LetEntriesGo(
            entries, appendEntries, InstantSource.fixed(NOON), () -> id(8, ids.incrementAndGet()))
        .attempt(TWO_YEARS);
  }

  @Test
  void oldestGoFirstEachWithItsFact() throws SQLException {
    append(OLD, 1, 600);
    publish(600);

    assertThat(attempt()).isEqualTo(new LettingGo.Gone(new IndexRange(0, 256)));
    assertThat(attempt()).isEqualTo(new LettingGo.Gone(new IndexRange(256, 512)));
    assertThat(attempt()).isEqualTo(new LettingGo.Kept(Reason.NOTHING_FULL));

    assertThat(database.indexes())
        .containsExactlyElementsOf(LongStream.range(512, 602).boxed().toList());
    assertThat(
            database.column(
                "select (convert_from(bytes, 'UTF8')::jsonb -> 'fact' ->> 'count')::bigint from entry where kind = 'entries-let-go'",
                Long.class))
        .containsExactly(256L, 256L);
    assertThat(
            database.column(
                "select first_index || '-' || end_index || ' ' || entry_count from let_go order by 1",
                String.class))
        .containsExactly("0-256 256", "256-512 256");
    assertThat(
            database.column(
                "select last_number || ' missing ' || missing from let_go_numbers order by first_index",
                String.class))
        .containsExactly("256 missing 0", "512 missing 0");
    assertThat(database.column("select to_regclass('entry_from_0')::text is null", Boolean.class))
        .containsExactly(true);
  }

  /// Referral 5 has a later decision, and so has its dispatch; the basis is one for all.
  @Test
  void keysOfReferralsThatNoKeptEntryIsAboutGoWithTheirEntries() throws SQLException {
    append(OLD, 1, 300);
    database.appendEntries(OLD).append(List.of(received(again(decision(5)), 301)), List.of());
    publish(301);

    assertThat(attempt()).isInstanceOf(LettingGo.Gone.class);

    String kept = "select count(*) from id_key where kind = '%s'";
    assertThat(database.column(kept.formatted("referral"), Long.class)).containsExactly(45L);
    assertThat(database.column(kept.formatted("dispatch"), Long.class)).containsExactly(45L);
    assertThat(database.column(kept.formatted("basis"), Long.class)).containsExactly(1L);
    assertThat(
            database.column(
                "select count(*) from id_key where id in ('%s', '%s')"
                    .formatted(id(2, 5), id(3, 5)),
                Long.class))
        .containsExactly(2L);
  }

  @Test
  void keysStayWithEntriesThatAreKept() throws SQLException {
    append(OLD, 1, 300);

    assertThat(attempt()).isEqualTo(new LettingGo.Kept(Reason.NOT_PUBLISHED));

    assertThat(database.column("select count(*) from id_key", Long.class)).containsExactly(601L);
  }

  /// A decision on another event of the same dispatch.
  private static Decision again(Decision first) {
    var event = first.event();
    return new Decision(
        new Decision.Event(
            id(1, 9_001), event.kind(), event.referralId(), event.dispatchId(), event.causeId()),
        first.parties(),
        first.matter(),
        first.verdict(),
        first.grounds(),
        first.outboxPartition(),
        301L,
        first.originOfRecord());
  }

  @Test
  void recordThatIsReadAgainAfterItsEntryWentIsNotAppendedAgain() throws SQLException {
    append(OLD, 1, 300);
    publish(300);
    attempt();
    Head head = database.head();
    append(NOON, 1, 20);
    assertThat(database.head()).isEqualTo(head);
    append(NOON, 301, 302);
    assertThat(database.head().treeSize()).isEqualTo(head.treeSize() + 2);
  }

  /// Against roots that the definition gives over the entries while they were all there.
  @Test
  void everyProofOfEveryIndexStillVerifies() throws SQLException {
    append(OLD, 1, 1_000);
    publish(1_000);
    List<byte[]> bytes = database.entryBytes();
    List<Hash> leaves = bytes.stream().map(Hashing::leafHash).toList();
    var roots = new ArrayList<Hash>();
    for (int size = 0; size <= 1_000; size++) {
      roots.add(Hashing.rootHash(leaves.subList(0, size)));
    }
    for (int each = 0; each < 3; each++) {
      assertThat(attempt()).isInstanceOf(LettingGo.Gone.class);
    }
    assertThat(database.indexes().getFirst()).isEqualTo(768);

    try (Connection connection = database.connection(APP)) {
      var random = new Random(1);
      for (int index = 0; index < 1_000; index++) {
        Hash leaf = leaves.get(index);
        assertThat(inclusion(connection, index, 1_000).proves(leaf, roots.get(1_000))).isTrue();
        int older = index + 1 + random.nextInt(1_000 - index);
        assertThat(inclusion(connection, index, older).proves(leaf, roots.get(older))).isTrue();
      }
      for (int older = 1; older <= 1_000; older++) {
        assertThat(subtrees(connection, older).rootHash(older)).isEqualTo(roots.get(older));
        assertThat(
                ConsistencyProof.of(older, 1_000, subtrees(connection, 1_000))
                    .proves(roots.get(older), roots.get(1_000)))
            .isTrue();
      }
    }
  }

  private static InclusionProof inclusion(Connection connection, int index, int treeSize) {
    return InclusionProof.of(index, treeSize, subtrees(connection, treeSize));
  }

  private static Subtrees subtrees(Connection connection, int treeSize) {
    var tiles = new StoredTiles(connection);
    return new Tiles(
        treeSize,
        (level, index, count) -> {
          try {
            return tiles.hashes(level, index, count);
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static String hold(String from, String to) {
    return """
    insert into legal_hold values ('00000000-0000-0000-0000-000000000001', '%s', '%s', 'COMPLAINT', 'sample-oversight-office', 'a', now());
    """
        .formatted(from, to);
  }

  private static final String PROPOSED =
      "insert into legal_hold_lift_proposal values ('00000000-0000-0000-0000-000000000001', 'sample-oversight-office', 'a', now());";
  private static final String LIFTED =
      "insert into legal_hold_lifted values ('00000000-0000-0000-0000-000000000001', 'a', 'sample-oversight-office', 'b', now());";
  private static final String HELD = hold("2019-06-01T11:00:00Z", "2019-06-01T13:00:00Z");

  /// @param damage what is done before, by a superuser
  record Case(String damage, String call, String answer) {}

  static Stream<Case> conditions() {
    String published = PUBLISH.formatted(300);
    String usual = "0, 'P2Y'";
    return Stream.of(
        new Case(published, usual, "LET_GO"),
        new Case(PUBLISH.formatted(256), usual, "LET_GO"),
        new Case("", usual, "NOT_PUBLISHED"),
        new Case(PUBLISH.formatted(255), usual, "NOT_PUBLISHED"),
        // What is published of entries that are not in the log covers none.
        new Case(PUBLISH.formatted(9_000), "256, 'P2Y'", "NOT_THE_OLDEST"),
        new Case(published, "1, 'P2Y'", "NOT_THE_OLDEST"),
        new Case(published, "null, 'P2Y'", "NOT_THE_OLDEST"),
        new Case(published, "0, 'P11M'", "RETENTION_TOO_SHORT"),
        new Case(published, "0, 'PT0S'", "RETENTION_TOO_SHORT"),
        new Case(published, "0, '-7 years'", "RETENTION_TOO_SHORT"),
        new Case(published, "0, null", "RETENTION_TOO_SHORT"),
        new Case(published, "0, 'P500Y'", "TOO_YOUNG"),
        new Case(published + UNFENCED + "delete from tile", usual, "TILES_MISSING"),
        new Case(
            published + UNFENCED + "update tile set hashes = set_byte(hashes, 8000, 1)",
            usual,
            "TILES_MISSING"),
        new Case(published + UNFENCED + "update tile set level = 1", usual, "TILES_MISSING"),
        new Case(
            published + UNFENCED + "update entry set bytes = '{}' where entry_index = 100",
            usual,
            "DAMAGED"),
        new Case(
            published + UNFENCED + "delete from entry where entry_index = 255", usual, "DAMAGED"),
        new Case(published + HELD, usual, "HELD"),
        new Case(published + HELD + PROPOSED, usual, "HELD"),
        new Case(published + HELD + PROPOSED + LIFTED, usual, "LET_GO"),
        // When it was logged is the last moment of the hold, or not in it any more.
        new Case(
            published + hold("2019-06-01T12:00:00Z", "2019-06-01T12:00:00.000001Z"), usual, "HELD"),
        new Case(published + hold("2019-06-01T11:00:00Z", "2019-06-01T12:00:00Z"), usual, "LET_GO"),
        // What one entry says that it happened at.
        new Case(published + hold("2026-11-22T12:03:20Z", "2026-11-22T12:03:21Z"), usual, "HELD"),
        new Case(
            published + hold("2026-11-22T12:04:58Z", "2026-11-22T13:00:00Z"), usual, "LET_GO"));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void databaseLooksAtEachConditionItself(Case each) throws SQLException {
    append(OLD, 1, 300);
    database.execute(SUPERUSER, unfenced(each.damage()));
    List<Long> before = database.indexes();

    assertThat(answer("select let_oldest_go(%s)".formatted(each.call()))).isEqualTo(each.answer());

    boolean gone = each.answer().equals("LET_GO");
    assertThat(database.indexes()).isEqualTo(gone ? before.subList(256, 300) : before);
    assertThat(database.column("select first_index from let_go", Long.class)).hasSize(gone ? 1 : 0);
  }

  /// The refusing triggers are always on, so damage takes them away first.
  private static String unfenced(String damage) {
    return damage.replace(
        UNFENCED, "alter table entry disable trigger all; alter table tile disable trigger all;");
  }

  private String answer(String call) throws SQLException {
    try (Connection connection = database.connection(APP);
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(call)) {
      row.next();
      return row.getString(1);
    }
  }

  /// The last of them was logged long ago, by a clock that had been wrong in between.
  @Test
  void oneYoungEntryKeepsThemAll() throws SQLException {
    append(OLD, 1, 100);
    append(Instant.parse("2999-01-01T00:00:00Z"), 101, 101);
    append(OLD, 102, 300);
    publish(300);
    assertThat(attempt()).isEqualTo(new LettingGo.Kept(Reason.TOO_YOUNG));
    assertThat(database.indexes()).hasSize(300);
    assertThat(database.head().treeSize()).isEqualTo(300);
  }

  @Test
  void partitionThatIsNotFullIsKept() throws SQLException {
    append(OLD, 1, 255);
    publish(255);
    assertThat(attempt()).isEqualTo(new LettingGo.Kept(Reason.NOTHING_FULL));
    assertThat(answer("select let_oldest_go(0, 'P2Y')")).isEqualTo("NOT_PUBLISHED");
  }

  /// A hold that is being placed is not passed by, however the two meet.
  @Test
  void holdThatIsOnItsWayInIsWaitedFor() throws SQLException {
    append(OLD, 1, 300);
    publish(300);
    try (Connection placing = database.connection(APP);
        Statement place = placing.createStatement()) {
      placing.setAutoCommit(false);
      place.execute(HELD);
      assertThatThrownBy(this::attempt).isInstanceOf(LogUnavailable.class);
      placing.commit();
    }
    assertThat(attempt()).isEqualTo(new LettingGo.Kept(Reason.HELD));
  }

  /// In an older snapshot a hold could be missing.
  @Test
  void olderSnapshotsAreRefused() {
    assertThatThrownBy(() ->
            database.execute(
                APP, "begin isolation level repeatable read; select let_oldest_go(0, 'P2Y')"))
        .hasMessageContaining("an older snapshot could hide a legal hold");
  }

  @Test
  void readerIsNotCutOff() throws SQLException {
    append(OLD, 1, 300);
    publish(300);
    try (Connection reading = database.connection(APP);
        Statement read = reading.createStatement()) {
      reading.setAutoCommit(false);
      read.execute("select count(*) from entry");
      assertThatThrownBy(this::attempt).isInstanceOf(LogUnavailable.class);
      assertThat(database.indexes()).hasSize(300);
      reading.commit();
    }
    assertThat(attempt()).isInstanceOf(LettingGo.Gone.class);
  }

  /// What was missing when entries went stays missing, and numbers that were logged out of their
  /// order across a border do not.
  @Test
  void numbersOfWhatWentAreNoted() throws SQLException {
    append(OLD, 1, 6);
    append(OLD, 8, 256);
    append(OLD, 258, 258);
    append(OLD, 257, 257);
    append(OLD, 259, 600);
    publish(599);
    attempt();
    attempt();
    assertThat(
            database.column(
                "select concat_ws(' ', outbox, outbox_partition, entry_count, first_number, last_number, missing)"
                    + " from let_go_numbers order by first_index",
                String.class))
        .containsExactly(
            "referrals.outbound.v1 2 256 1 258 1", "referrals.outbound.v1 2 256 257 513 0");
  }
}
