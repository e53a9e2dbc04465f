// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.id;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.firebreak.audit.KeepLegalHolds;
import org.firebreak.audit.KeepLegalHolds.Outcome;
import org.firebreak.audit.LegalHold;
import org.firebreak.audit.Period;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogServer.class)
class PostgresLegalHoldsTest {
  private static final String OFFICE = "sample-oversight-office";
  private static final Period HOUR = new Period(NOON, NOON.plusSeconds(3_600));

  private final AtomicLong ids = new AtomicLong();
  private LogDatabase database;
  private PostgresLegalHolds holds;
  private KeepLegalHolds keep;

  @BeforeEach
  void noHold(Postgres postgres) throws SQLException {
    database = LogDatabase.create(postgres);
    holds = database.legalHolds();
    keep =
        new KeepLegalHolds(
            holds,
            database.appendEntries(),
            InstantSource.fixed(NOON),
            () -> id(7, ids.incrementAndGet()));
  }

  private LegalHold place() {
    return keep.place(HOUR, LegalHold.Reason.PUBLIC_INQUIRY, OFFICE, "first");
  }

  private boolean stands() throws SQLException {
    return !database.column("select hold_id from standing_legal_hold", UUID.class).isEmpty();
  }

  private List<String> facts() throws SQLException {
    return database.column("select kind from entry order by entry_index", String.class);
  }

  @Test
  void holdStandsUntilTwoPeopleLiftedItAndEachActIsInTheLog() throws SQLException {
    assertThat(stands()).isFalse();
    LegalHold hold = place();
    assertThat(holds.all()).containsExactly(hold);
    assertThat(stands()).isTrue();

    Outcome proposed = keep.proposeLift(hold.id(), OFFICE, "first");
    assertThat(stands()).isTrue();
    assertThat(proposed).isEqualTo(new Outcome.Done(holds.find(hold.id()).orElseThrow()));

    Outcome lifted = keep.approveLift(hold.id(), OFFICE, "second");
    assertThat(stands()).isFalse();
    assertThat(lifted).isEqualTo(new Outcome.Done(holds.find(hold.id()).orElseThrow()));

    assertThat(facts())
        .containsExactly("legal-hold-placed", "legal-hold-lift-proposed", "legal-hold-lifted");
    assertThat(
            database.column(
                "select distinct convert_from(bytes, 'UTF8')::jsonb -> 'fact' ->> 'legal_hold_id' from entry",
                String.class))
        .containsExactly(hold.id().toString());
    assertThat(database.column("select convert_from(bytes, 'UTF8') from entry", String.class))
        .noneMatch(entry -> entry.contains("first") || entry.contains("second"));
  }

  @Test
  void whatIsNotDueIsRefusedAndChangesNothing() throws SQLException {
    assertThat(keep.proposeLift(id(1, 1), OFFICE, "first"))
        .isEqualTo(refused(LegalHold.Refusal.LEGAL_HOLD_UNKNOWN));
    assertThat(keep.approveLift(id(1, 1), OFFICE, "first"))
        .isEqualTo(refused(LegalHold.Refusal.LEGAL_HOLD_UNKNOWN));
    LegalHold hold = place();
    assertThat(keep.approveLift(hold.id(), OFFICE, "second"))
        .isEqualTo(refused(LegalHold.Refusal.NO_LIFT_PROPOSED));
    keep.proposeLift(hold.id(), OFFICE, "second");
    assertThat(keep.proposeLift(hold.id(), OFFICE, "third"))
        .isEqualTo(refused(LegalHold.Refusal.LIFT_PROPOSED_ALREADY));
    // Whoever placed it may lift it with another; whoever proposed may not approve.
    assertThat(keep.approveLift(hold.id(), OFFICE, "second"))
        .isEqualTo(refused(LegalHold.Refusal.SAME_PERSON));
    keep.approveLift(hold.id(), OFFICE, "first");
    assertThat(keep.approveLift(hold.id(), OFFICE, "third"))
        .isEqualTo(refused(LegalHold.Refusal.LEGAL_HOLD_LIFTED));
    assertThat(keep.proposeLift(hold.id(), OFFICE, "third"))
        .isEqualTo(refused(LegalHold.Refusal.LEGAL_HOLD_LIFTED));
    assertThat(facts()).hasSize(3);
  }

  private static Outcome refused(LegalHold.Refusal why) {
    return new Outcome.Refused(why);
  }

  @Test
  void ofManyAtOnceOneProposesAndOneApproves() throws Exception {
    LegalHold hold = place();
    assertThat(done(n -> keep.proposeLift(hold.id(), OFFICE, "proposer-" + n))).isEqualTo(1);
    assertThat(done(n -> keep.approveLift(hold.id(), OFFICE, "approver-" + n))).isEqualTo(1);
    assertThat(facts()).hasSize(3);
  }

  private static long done(java.util.function.IntFunction<Outcome> act) throws Exception {
    List<Callable<Outcome>> all =
        Stream.of(1, 2, 3, 4).<Callable<Outcome>>map(n -> () -> act.apply(n)).toList();
    long done = 0;
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var each : threads.invokeAll(all)) {
        done += each.get() instanceof Outcome.Done ? 1 : 0;
      }
    }
    return done;
  }

  /// Past the service: its role alone cannot say that one person is two.
  @Test
  void databaseTakesNoLiftOfOnePersonAlone() throws SQLException {
    LegalHold hold = place();
    String lift =
        "insert into legal_hold_lifted values ('%s', '%s', 'sample-oversight-office', '%s', now())";
    assertThatThrownBy(() ->
            database.execute(LogDatabase.APP, lift.formatted(hold.id(), "nobody", "somebody")))
        .hasMessageContaining("foreign key");
    keep.proposeLift(hold.id(), OFFICE, "first");
    assertThatThrownBy(
            () -> database.execute(LogDatabase.APP, lift.formatted(hold.id(), "first", "first")))
        .hasMessageContaining("check constraint");
    assertThat(stands()).isTrue();
  }
}
