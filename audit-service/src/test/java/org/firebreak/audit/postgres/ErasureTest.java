// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.id;
import static org.firebreak.audit.EntryFixture.received;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.firebreak.audit.AppendEntries;
import org.firebreak.audit.EntryFixture;
import org.firebreak.audit.Fact;
import org.firebreak.audit.KeepLegalHolds;
import org.firebreak.audit.LegalHold;
import org.firebreak.audit.Period;
import org.firebreak.audit.Person;
import org.firebreak.audit.Received;
import org.firebreak.audit.Traces;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.erasure.ErasableId.Kind;
import org.firebreak.audit.erasure.EraseIds;
import org.firebreak.audit.erasure.EraseIds.Outcome;
import org.firebreak.audit.erasure.ErasureReason;
import org.firebreak.audit.erasure.ErasureRefusal;
import org.firebreak.audit.erasure.ErasureRequest;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.InclusionProof;
import org.firebreak.audit.log.NaiveTree;
import org.firebreak.audit.log.Tiles;
import org.firebreak.audit.verify.SignedLog;
import org.firebreak.stack.Postgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys go, entries stay.
@ExtendWith(LogServer.class)
class ErasureTest {

  private LogDatabase database;
  private AppendEntries appendEntries;
  private EraseIds erase;

  /// Each decision is about a referral and a dispatch of its own, and all rest on one basis.
  @BeforeEach
  void tenDecisionsAreInTheLog(Postgres postgres) throws SQLException {
    database = LogDatabase.create(postgres);
    appendEntries = database.appendEntries();
    erase =
        new EraseIds(
            database.erasures(),
            EntryFixture.countingNonces(),
            InstantSource.fixed(NOON),
            UUID::randomUUID);
    appendEntries.append(decisions(1, 10), List.of());
  }

  @Test
  void entriesHoldCommitmentsAndOneTableTheIds() throws SQLException {
    assertThat(traces(id(2, 3))).containsExactly("public.id_key");
    assertThat(traces(id(3, 3))).containsExactly("public.id_key");
    assertThat(traces(id(4, 1))).containsExactly("public.id_key");
    assertThat(database.column("select count(*) from id_key", Long.class)).containsExactly(21L);
    assertThat(
            database.column(
                "select entry_index from entry join id_key on referral = commitment"
                    + " where id = '%s' and convert_from(bytes, 'UTF8') like '%%\"referral\":\"' || encode(commitment, 'hex') || '\"%%'"
                        .formatted(id(2, 3)),
                Long.class))
        .containsExactly(2L);
  }

  @Test
  void afterwardsNoTableHoldsAnIdThatIsErased() throws SQLException {
    assertThat(erased(referral(3))).isEqualTo(2);

    assertThat(traces(id(2, 3))).isEmpty();
    assertThat(traces(id(3, 3))).isEmpty();
    assertThat(traces(id(4, 1))).containsExactly("public.id_key");
    assertThat(traces(id(2, 4))).containsExactly("public.id_key");

    assertThat(erased(new ErasableId(Kind.BASIS, id(4, 1)))).isEqualTo(1);
    assertThat(traces(id(4, 1))).isEmpty();
  }

  @Test
  void treeIsTheSameAndEachEntryIsProvenWhenAllKeysAreGone() throws SQLException {
    Hash before = Hash.of(NaiveTree.root(database.entryBytes()));

    eraseAll();

    List<byte[]> entries = database.entryBytes();
    assertThat(Hash.of(NaiveTree.root(entries.subList(0, 10)))).isEqualTo(before);
    assertThat(database.head().rootHash()).isEqualTo(Hash.of(NaiveTree.root(entries)));
    assertThat(entries).hasSize(13);
    try (Connection connection = database.connection(LogDatabase.APP)) {
      var tiles = new StoredTiles(connection);
      var tree =
          new Tiles(
              entries.size(),
              (level, index, count) -> {
                try {
                  return tiles.hashes(level, index, count);
                } catch (SQLException e) {
                  throw new AssertionError(e);
                }
              });
      for (int index = 0; index < entries.size(); index++) {
        assertThat(
                InclusionProof.of(index, entries.size(), tree)
                    .proves(Hashing.leafHash(entries.get(index)), database.head().rootHash()))
            .isTrue();
      }
    }
    Frontier grown = Frontier.EMPTY.append(entries.stream().map(Hashing::leafHash).toList());
    assertThat(grown.rootHash()).isEqualTo(database.head().rootHash());
  }

  /// The entries were signed as they stand: with commitments, and without what these stand for.
  @Test
  void verifierFindsNothingWrongWhenAllKeysAreGone(@TempDir Path folder) throws Exception {
    SignedLog before = signed();

    eraseAll();

    SignedLog after = signed();
    List<byte[]> entries = database.entryBytes();
    Path whole = after.export(folder.resolve("whole.zip"), 0, 13, entries);
    Path older = before.export(folder.resolve("older.zip"), 0, 10, entries.subList(0, 10));
    Path policy = SignedLog.policy(folder);
    for (Path export : List.of(whole, older)) {
      assertThat(SignedLog.run("export", "--policy", policy, export))
          .startsWith("0\n")
          .contains("RESULT: everything that was checked holds.");
    }
  }

  /// As whoever signs finds it.
  private SignedLog signed() throws SQLException {
    List<byte[]> stored =
        database.column("select leaf_hash from entry order by entry_index", byte[].class);
    return new SignedLog(database.entryBytes(), stored.stream().map(Hash::of).toList());
  }

  /// As after a restore of the database or a crash before the broker's commit.
  @Test
  void recordThatIsReadAgainBringsNoIdBack() throws SQLException {
    erased(referral(3));

    assertThat(appendEntries.append(decisions(1, 10), List.of()).entries()).isEmpty();
    assertThat(traces(id(2, 3))).isEmpty();
  }

  @Test
  void lateRecordGetsAFreshKeyThatJoinsNothing() throws SQLException {
    byte[] before = commitments().get(2);
    erased(referral(3));

    appendEntries.append(
        List.of(received(decision(3), 99, "a correction"), received(decision(3), 100, "another")),
        List.of());

    assertThat(traces(id(2, 3))).containsExactly("public.id_key");
    List<byte[]> after = commitments();
    assertThat(after.get(2)).isEqualTo(before);
    assertThat(after.get(10)).isNotEqualTo(before).isEqualTo(after.get(11));
    assertThat(erased(referral(3))).isEqualTo(2);
    assertThat(traces(id(2, 3))).isEmpty();
  }

  @Test
  void dispatchThatWasHeardOfBeforeItsReferralGoesWithIt() throws SQLException {
    appendEntries.append(about(null, id(3, 50)));
    appendEntries.append(about(id(2, 50), id(3, 50)));
    appendEntries.append(about(null, id(3, 50)));

    assertThat(erased(referral(50))).isEqualTo(2);
    assertThat(traces(id(3, 50))).isEmpty();
  }

  @Test
  void oneKeyIsMadeForAnIdHoweverManyAppendIt() throws SQLException {
    assertThat(
            database.column(
                "select count(distinct substring(convert_from(bytes, 'UTF8') from '\"basis\":\"([0-9a-f]{64})'))"
                    + " from entry",
                Long.class))
        .containsExactly(1L);
  }

  /// It was decided 50 seconds after noon and logged after 60.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          what             | from | to  | outcome
          referral         | 0    | 50  | proposed
          referral         | 50   | 51  | held
          referral         | 51   | 60  | proposed
          referral         | 60   | 61  | held
          referral         | 61   | 999 | proposed
          basis            | 61   | 999 | held
          unheard referral | 0    | 999 | unknown
          """)
  void whatALegalHoldCoversKeepsItsKeys(String what, long from, long to, String outcome) {
    database.appendEntries(NOON.plusSeconds(60)).append(decisions(50, 50), List.of());
    hold(new Period(NOON.plusSeconds(from), NOON.plusSeconds(to)));
    ErasableId id =
        switch (what) {
          case "referral" -> referral(50);
          case "basis" -> new ErasableId(Kind.BASIS, id(4, 1));
          default -> referral(77);
        };

    Outcome proposed = erase.propose(person("first"), request(id));

    switch (outcome) {
      case "held" ->
          assertThat(proposed).isEqualTo(new Outcome.Refused(ErasureRefusal.UNDER_LEGAL_HOLD));
      case "proposed" -> assertThat(proposed).isInstanceOf(Outcome.Proposed.class);
      default ->
          assertThat(proposed).isEqualTo(new Outcome.Refused(ErasureRefusal.NOTHING_TO_ERASE));
    }
  }

  @Test
  void holdThatIsPlacedBetweenTheTwoPeopleKeepsTheKeysUntilItIsLifted() {
    ErasureRequest request = request(referral(3));
    if (!(erase.propose(person("first"), request) instanceof Outcome.Proposed(var made, _))) {
      throw new AssertionError("not proposed");
    }
    LegalHold hold = hold(new Period(NOON, NOON.plusSeconds(1)));

    assertThat(erase.approve(made.id(), person("second"), request))
        .isEqualTo(new Outcome.Refused(ErasureRefusal.UNDER_LEGAL_HOLD));

    keepHolds().proposeLift(hold.id(), "sample-oversight-office", "first");
    assertThat(erase.approve(made.id(), person("second"), request))
        .isEqualTo(new Outcome.Refused(ErasureRefusal.UNDER_LEGAL_HOLD));

    keepHolds().approveLift(hold.id(), "sample-oversight-office", "second");
    assertThat(erase.approve(made.id(), person("second"), request))
        .isEqualTo(new Outcome.Destroyed(made.id(), 2));
  }

  private LegalHold hold(Period period) {
    return keepHolds()
        .place(period, LegalHold.Reason.PUBLIC_INQUIRY, "sample-oversight-office", "first");
  }

  private KeepLegalHolds keepHolds() {
    return new KeepLegalHolds(
        database.legalHolds(), appendEntries, InstantSource.fixed(NOON), UUID::randomUUID);
  }

  private void eraseAll() throws SQLException {
    var all = new HashSet<ErasableId>();
    LongStream.rangeClosed(1, 10).mapToObj(ErasureTest::referral).forEach(all::add);
    all.add(new ErasableId(Kind.BASIS, id(4, 1)));

    assertThat(erased(all.toArray(ErasableId[]::new))).isEqualTo(21);
    assertThat(database.column("select count(*) from id_key", Long.class)).containsExactly(0L);
  }

  private int erased(ErasableId... ids) {
    if (!(erase.propose(person("first"), request(ids)) instanceof Outcome.Proposed(var made, _))) {
      throw new AssertionError("not proposed");
    }
    if (!(erase.approve(made.id(), person("second"), request(ids))
        instanceof Outcome.Destroyed(_, int keys))) {
      throw new AssertionError("not approved");
    }
    return keys;
  }

  private List<byte[]> commitments() throws SQLException {
    return database.column(
        "select referral from entry where kind = 'decision' order by entry_index", byte[].class);
  }

  private List<String> traces(UUID id) throws SQLException {
    try (Connection connection = database.connection(LogDatabase.SUPERUSER)) {
      return Traces.of(id, connection);
    }
  }

  private static Fact about(@Nullable UUID referral, UUID dispatch) {
    return new Fact(
        UUID.randomUUID(),
        "standing-refused",
        "consent-service",
        NOON,
        new Fact.Actor("lantern-refuge", "agency"),
        new Fact.Subject(null, referral, dispatch, null, null, null, null, null, null),
        null,
        null,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static ErasureRequest request(ErasableId... ids) {
    return new ErasureRequest(Set.of(ids), ErasureReason.RIGHT_TO_ERASURE);
  }

  private static ErasableId referral(long number) {
    return new ErasableId(Kind.REFERRAL, id(2, number));
  }

  private static Person person(String subject) {
    return new Person("sample-oversight-office", subject);
  }

  private static List<Received> decisions(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(number -> received(decision(number), number))
        .toList();
  }
}
