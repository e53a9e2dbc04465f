// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.firebreak.audit.AppendEntries;
import org.firebreak.audit.Period;
import org.firebreak.audit.Person;
import org.firebreak.audit.access.AccessGrant.Purpose;
import org.firebreak.audit.access.AccessGrant.Refusal;
import org.firebreak.audit.access.KeepAccess.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What both the table and its stand-in promise.
public abstract class AccessGrantsContract {
  private static final Period OCTOBER =
      new Period(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));
  private static final Person OLIVE = new Person("sample-ombudsman", "olive");
  private static final Person FIRST = new Person("sample-oversight-office", "first");
  private static final Person SECOND = new Person("sample-oversight-office", "second");

  private final AtomicLong ids = new AtomicLong();
  private Instant now = NOON;
  protected KeepAccess access;

  /// None yet.
  protected abstract AccessGrants grants();

  protected abstract AppendEntries appendEntries();

  /// Kinds of facts in the order in which they were appended.
  protected abstract List<String> facts();

  @BeforeEach
  void atNoon() {
    access =
        new KeepAccess(grants(), appendEntries(), () -> now, () -> id(7, ids.incrementAndGet()));
  }

  /// The three acts there are, one after the other.
  protected final void proposeApproveAndRevoke() {
    UUID id = proposed().id();
    granted(access.approve(id, SECOND));
    granted(access.revoke(id, FIRST));
  }

  private AccessGrant proposed() {
    return granted(access.propose(OLIVE, OCTOBER, days(30), Purpose.INSPECTION, FIRST));
  }

  private static Instant days(long days) {
    return NOON.plus(Duration.ofDays(days));
  }

  private static AccessGrant granted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).grant();
  }

  private static Outcome refused(Refusal why) {
    return new Outcome.Refused(why);
  }

  @Test
  void nothingIsSeenUntilASecondPersonApprovedAndAfterOneRevoked() {
    AccessGrant proposed = proposed();
    assertThat(access.seenBy(OLIVE)).isEmpty();
    AccessGrant approved = granted(access.approve(proposed.id(), SECOND));
    assertThat(access.seenBy(OLIVE)).containsExactly(OCTOBER);
    assertThat(access.shownTo(SECOND.organization())).containsExactly(approved);

    granted(access.revoke(proposed.id(), FIRST));
    assertThat(access.seenBy(OLIVE)).isEmpty();
    assertThat(facts()).containsSubsequence("access-proposed", "access-approved", "access-revoked");
  }

  @Test
  void itEndsByItself() {
    access.approve(proposed().id(), SECOND);
    now = days(30).minusNanos(1_000);
    assertThat(access.seenBy(OLIVE)).containsExactly(OCTOBER);
    now = days(30);
    assertThat(access.seenBy(OLIVE)).isEmpty();
  }

  @Test
  void itIsForOnePersonOfOneOrganization() {
    access.approve(proposed().id(), SECOND);
    assertThat(access.seenBy(new Person("sample-ombudsman", "oscar"))).isEmpty();
    assertThat(access.seenBy(new Person("lantern-refuge", "olive"))).isEmpty();
  }

  @Test
  void whoeverReadsProposesOrApprovesAreThreePeople() {
    AccessGrant proposed = proposed();
    assertThat(access.approve(proposed.id(), FIRST)).isEqualTo(refused(Refusal.SAME_PERSON));
    assertThat(access.approve(proposed.id(), OLIVE)).isEqualTo(refused(Refusal.SAME_PERSON));
    assertThat(access.propose(OLIVE, OCTOBER, days(30), Purpose.INSPECTION, OLIVE))
        .isEqualTo(refused(Refusal.SAME_PERSON));
    assertThat(facts()).containsExactly("access-proposed");
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true", "90, true", "91, false"})
  void itLastsNinetyDaysAtMost(long days, boolean granted) {
    Outcome outcome = access.propose(OLIVE, OCTOBER, days(days), Purpose.INSPECTION, FIRST);
    assertThat(outcome instanceof Outcome.Done).isEqualTo(granted);
    if (!granted) {
      assertThat(outcome).isEqualTo(refused(Refusal.GRANT_TOO_LONG));
      assertThat(facts()).isEmpty();
    }
  }

  @Test
  void whatIsNotDueIsRefusedAndChangesNothing() {
    assertThat(access.approve(id(1, 1), SECOND)).isEqualTo(refused(Refusal.GRANT_UNKNOWN));
    assertThat(access.revoke(id(1, 1), SECOND)).isEqualTo(refused(Refusal.GRANT_UNKNOWN));

    AccessGrant revoked = proposed();
    granted(access.revoke(revoked.id(), SECOND));
    assertThat(access.approve(revoked.id(), SECOND)).isEqualTo(refused(Refusal.GRANT_REVOKED));
    assertThat(access.revoke(revoked.id(), FIRST)).isEqualTo(refused(Refusal.GRANT_REVOKED));

    AccessGrant late = proposed();
    now = days(30);
    assertThat(access.approve(late.id(), SECOND)).isEqualTo(refused(Refusal.GRANT_EXPIRED));
    now = NOON;
    granted(access.approve(late.id(), SECOND));
    assertThat(access.approve(late.id(), new Person("sample-oversight-office", "third")))
        .isEqualTo(refused(Refusal.GRANT_APPROVED_ALREADY));
    assertThat(facts())
        .containsExactly("access-proposed", "access-revoked", "access-proposed", "access-approved");
  }

  @Test
  void ofManyAtOnceOneApprovesAndOneRevokes() throws Exception {
    AccessGrant grant = proposed();
    assertThat(done(n -> access.approve(grant.id(), person("approver-" + n)))).isEqualTo(1);
    assertThat(done(n -> access.revoke(grant.id(), person("revoker-" + n)))).isEqualTo(1);
    assertThat(facts()).hasSize(3);
  }

  private static Person person(String subject) {
    return new Person("sample-oversight-office", subject);
  }

  private static long done(IntFunction<Outcome> act) throws Exception {
    List<Callable<Outcome>> all =
        IntStream.range(0, 4).<Callable<Outcome>>mapToObj(n -> () -> act.apply(n)).toList();
    long done = 0;
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var each : threads.invokeAll(all)) {
        done += each.get() instanceof Outcome.Done ? 1 : 0;
      }
    }
    return done;
  }
}
