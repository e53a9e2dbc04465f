// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.id;
import static org.firebreak.audit.EntryFixture.received;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.firebreak.audit.EntryFixture;
import org.firebreak.audit.LetEntriesGo;
import org.firebreak.audit.LettingGo;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.Retention;
import org.firebreak.audit.erasure.CommitmentKeys;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.erasure.EraseIds;
import org.firebreak.audit.erasure.EraseIds.Outcome;
import org.firebreak.audit.erasure.ErasureReason;
import org.firebreak.audit.erasure.ErasureRequest;
import org.firebreak.audit.erasure.Person;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.NaiveTree;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What takes keys or entries away dies before and after each of its statements: what went and the
/// fact that says so are both there, or neither. Every seventh point; all of them with
/// `-Dfirebreak.append.kills=1`.
class KilledStepsTest {
  private static final int EACH = Integer.getInteger("firebreak.append.kills", 0) > 0 ? 1 : 7;
  private static final Instant OLD = Instant.parse("2019-06-01T12:00:00Z");

  private static Postgres postgres;

  private final Random random = new Random(20_261_123);
  private final CommitmentKeys keys = EntryFixture.countingKeys();
  private long appended;

  @BeforeAll
  static void start(@TempDir Path folder) {
    postgres = LogDatabase.start(folder);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private interface Databases {
    LogDatabase next() throws SQLException;
  }

  private interface Step {
    void die(LogDatabase database, DyingSource source) throws SQLException;
  }

  /// Until there are no more statements.
  private void atEachPoint(Databases databases, Step step) throws SQLException {
    int points = 0;
    while (true) {
      LogDatabase database = databases.next();
      var death = random.nextBoolean() ? Death.BACKEND_ENDS : Death.SOCKET_CLOSES;
      var dying =
          new DyingSource(database, new DyingSource.Point(1 + points / 2, points % 2 == 1, death));
      step.die(database, dying);
      if (dying.diedAt().isEmpty()) {
        System.out.println("Killed at " + points + " points, by " + EACH);
        assertThat(points).isGreaterThan(15);
        return;
      }
      points += EACH;
    }
  }

  private void append(LogDatabase database, Instant loggedAt, int count) {
    database
        .appendEntries(loggedAt)
        .append(
            LongStream.rangeClosed(appended + 1, appended + count)
                .mapToObj(number -> received(decision(number), number))
                .toList(),
            List.of());
    appended += count;
  }

  private static boolean dies(Runnable step) {
    try {
      step.run();
      return false;
    } catch (LogUnavailable | AssertionError e) {
      return true;
    }
  }

  private static long count(LogDatabase database, String what) throws SQLException {
    return database.column("select count(*) from " + what, Long.class).getFirst();
  }

  private static long facts(LogDatabase database, String kind) throws SQLException {
    return count(database, "entry where kind = '%s'".formatted(kind));
  }

  private EraseIds erase(PostgresErasures erasures) {
    return new EraseIds(
        erasures, EntryFixture.countingNonces(), InstantSource.fixed(NOON), UUID::randomUUID);
  }

  @Test
  void keysGoWithTheFactThatSaysSoOrStay() throws SQLException {
    LogDatabase database = LogDatabase.create(postgres);
    EraseIds alive = erase(new PostgresErasures(database.source(), keys));
    atEachPoint(
        () -> database,
        (same, dying) -> {
          append(database, NOON, 1);
          var referral = new ErasableId(ErasableId.Kind.REFERRAL, id(2, appended));
          var request = new ErasureRequest(Set.of(referral), ErasureReason.RIGHT_TO_ERASURE);
          var first = new Person("sample-oversight-office", "first");
          var second = new Person("sample-oversight-office", "second");
          if (!(alive.propose(first, request) instanceof Outcome.Proposed(var made, _))) {
            throw new AssertionError("not proposed");
          }
          EraseIds mortal = erase(new PostgresErasures(dying.source(), keys));

          dies(() -> mortal.approve(made.id(), second, request));
          boolean gone = count(database, "id_key where id = '%s'".formatted(referral.id())) == 0;
          assertErased(database);

          Outcome again = alive.approve(made.id(), second, request);
          assertThat(again instanceof Outcome.Destroyed).isEqualTo(!gone);
          assertThat(count(database, "id_key where id = '%s'".formatted(referral.id()))).isZero();
          assertErased(database);
        });
    assertThat(facts(database, "keys-destroyed")).isEqualTo(appended);
  }

  /// As many ends as facts of an end, two keys for each, and the tree over it all.
  private void assertErased(LogDatabase database) throws SQLException {
    long ended = count(database, "erasure_end");
    assertThat(facts(database, "keys-destroyed")).isEqualTo(ended);
    assertThat(facts(database, "erasure-approved")).isEqualTo(ended);
    assertThat(count(database, "id_key where kind <> 'basis'")).isEqualTo(2 * (appended - ended));
    assertThat(database.head().rootHash())
        .isEqualTo(Hash.of(NaiveTree.root(database.entryBytes())));
  }

  @Test
  void entriesGoWithTheFactThatSaysSoOrStay() throws SQLException {
    atEachPoint(
        () -> LogDatabase.withPartitionsOf(256, postgres),
        (database, dying) -> {
          append(database, OLD, 266);
          long size = database.head().treeSize();
          database.execute(
              LogDatabase.SUPERUSER,
              "insert into signed_checkpoint values (%1$d, '', '', now());".formatted(size)
                  + "insert into published_checkpoint values (%1$d, '', now());".formatted(size));

          dies(() -> letGo(database, new PostgresOldestEntries(dying.source(), keys)));
          assertLetGo(database);
          if (count(database, "let_go") == 0) {
            assertThat(letGo(database, database.oldestEntries()))
                .isInstanceOf(LettingGo.Gone.class);
          }
          assertThat(count(database, "let_go")).isEqualTo(1);
          assertLetGo(database);
        });
  }

  private static LettingGo letGo(LogDatabase database, PostgresOldestEntries entries) {
    return new LetEntriesGo(
            entries, database.appendEntries(NOON), InstantSource.fixed(NOON), UUID::randomUUID)
        .attempt(Retention.of("P2Y"));
  }

  /// What is noted as gone, what is gone and what facts say is the same; the rest is one range up
  /// to the head.
  private static void assertLetGo(LogDatabase database) throws SQLException {
    long gone = count(database, "let_go");
    List<Long> kept = database.indexes();
    assertThat(kept)
        .containsExactlyElementsOf(
            LongStream.range(256 * gone, database.head().treeSize()).boxed().toList());
    assertThat(
            count(
                database,
                "seen where identity in (select identity from entry where kind ="
                    + " 'entries-let-go')"))
        .isEqualTo(facts(database, "entries-let-go"));
    assertThat(count(database, "seen where identity like 'fact/%'")).isEqualTo(gone);
    assertThat(count(database, "pg_inherits where inhparent = 'entry'::regclass"))
        .isEqualTo(count(database, "entry_partition") - gone);
  }
}
