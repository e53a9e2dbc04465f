// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.id;
import static org.firebreak.audit.erasure.ErasureReason.RETENTION_ENDED;
import static org.firebreak.audit.erasure.ErasureReason.RIGHT_TO_ERASURE;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.firebreak.audit.Draft;
import org.firebreak.audit.EntryFixture;
import org.firebreak.audit.Fact;
import org.firebreak.audit.Person;
import org.firebreak.audit.erasure.ErasableId.Kind;
import org.firebreak.audit.erasure.EraseIds.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EraseIdsTest {
  private static final ErasableId REFERRAL = new ErasableId(Kind.REFERRAL, id(2, 1));
  private static final ErasableId OTHER = new ErasableId(Kind.REFERRAL, id(2, 2));
  private static final ErasableId DISPATCH = new ErasableId(Kind.DISPATCH, id(3, 1));
  private static final ErasableId LATER = new ErasableId(Kind.DISPATCH, id(3, 9));
  private static final ErasableId BASIS = new ErasableId(Kind.BASIS, id(4, 1));
  private static final Person FIRST = new Person("sample-oversight-office", "first");
  private static final Person SECOND = new Person("sample-oversight-office", "second");
  private static final ErasureRequest REQUEST = request(RIGHT_TO_ERASURE, REFERRAL, BASIS);

  private final InMemoryKeys keys = new InMemoryKeys();
  private final AtomicLong count = new AtomicLong();
  private Instant now = NOON;
  private final EraseIds erase =
      new EraseIds(
          keys, EntryFixture.countingNonces(), () -> now, () -> id(9, count.incrementAndGet()));

  EraseIdsTest() {
    keys.add(REFERRAL);
    keys.add(OTHER);
    keys.add(DISPATCH, REFERRAL);
    keys.add(BASIS);
  }

  /// Who may approve what the first of two people proposed.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          second | as proposed    | destroyed
          first  | as proposed    | SAME_PERSON
          second | other reason   | PROPOSAL_DIFFERS
          second | fewer ids      | PROPOSAL_DIFFERS
          second | more ids       | PROPOSAL_DIFFERS
          second | other ids      | PROPOSAL_DIFFERS
          second | unknown ids    | PROPOSAL_DIFFERS
          second | one id unknown | destroyed
          first  | other ids      | SAME_PERSON
          """)
  void twoPeopleSayTheSame(String subject, String what, String expected) {
    UUID proposal = proposed();
    ErasableId unknown = new ErasableId(Kind.REFERRAL, id(2, 77));
    ErasureRequest said =
        switch (what) {
          case "as proposed" -> REQUEST;
          case "other reason" -> request(RETENTION_ENDED, REFERRAL, BASIS);
          case "fewer ids" -> request(RIGHT_TO_ERASURE, REFERRAL);
          case "more ids" -> request(RIGHT_TO_ERASURE, REFERRAL, BASIS, OTHER);
          case "other ids" -> request(RIGHT_TO_ERASURE, OTHER, BASIS);
          case "unknown ids" -> request(RIGHT_TO_ERASURE, unknown);
          default -> request(RIGHT_TO_ERASURE, REFERRAL, BASIS, unknown);
        };

    Outcome outcome = erase.approve(proposal, new Person("sample-oversight-office", subject), said);

    if (expected.equals("destroyed")) {
      assertThat(outcome).isEqualTo(new Outcome.Destroyed(proposal, 3));
      assertThat(keys.ids()).containsExactly(OTHER);
    } else {
      assertThat(outcome).isEqualTo(new Outcome.Refused(ErasureRefusal.valueOf(expected)));
      assertThat(keys.ids()).hasSize(4);
    }
  }

  @Test
  void eachStepIsAFactWithoutAnId() {
    erase.approve(proposed(), SECOND, REQUEST);

    assertThat(keys.appended)
        .extracting(draft -> draft.entry().kind())
        .containsExactly("erasure-proposed", "erasure-approved", "keys-destroyed");
    assertThat(keys.appended)
        .extracting(Draft::entry)
        .allSatisfy(entry -> {
          assertThat(entry.ids()).isEmpty();
          assertThat(entry.reasons()).containsExactly("RIGHT_TO_ERASURE");
          assertThat(entry)
              .isInstanceOfSatisfying(
                  Fact.class,
                  fact -> {
                    assertThat(fact.count()).isEqualTo(3);
                    assertThat(fact.actor())
                        .isEqualTo(new Fact.Actor("sample-oversight-office", "auditor"));
                  });
        });
  }

  /// It tells whether the log knows an id.
  @Test
  void refusalIsAFactWithItsReasonAndWithoutAnId() {
    UUID proposal = proposed();
    erase.approve(proposal, FIRST, REQUEST);
    erase.propose(FIRST, request(RIGHT_TO_ERASURE, new ErasableId(Kind.BASIS, id(4, 77))));
    assertThat(keys.appended)
        .extracting(draft -> draft.entry().kind() + " " + draft.entry().reasons())
        .containsExactly(
            "erasure-proposed [RIGHT_TO_ERASURE]",
            "erasure-refused [SAME_PERSON]",
            "erasure-refused [NOTHING_TO_ERASE]");
    assertThat(keys.appended).allSatisfy(draft -> assertThat(draft.entry().ids()).isEmpty());
  }

  @Test
  void dispatchThatCameSinceGoesWithItsReferral() {
    UUID proposal = proposed();
    keys.add(LATER, REFERRAL);

    assertThat(erase.approve(proposal, SECOND, REQUEST))
        .isEqualTo(new Outcome.Destroyed(proposal, 4));
    assertThat(keys.ids()).containsExactly(OTHER);
  }

  @Test
  void whatIsDestroyedIsDestroyedOnce() {
    UUID proposal = proposed();
    erase.approve(proposal, SECOND, REQUEST);
    assertThat(erase.approve(proposal, SECOND, REQUEST))
        .isEqualTo(new Outcome.Refused(ErasureRefusal.ERASURE_ENDED));
    assertThat(erase.propose(FIRST, REQUEST))
        .isEqualTo(new Outcome.Refused(ErasureRefusal.NOTHING_TO_ERASE));
  }

  /// The fresh key of a late record is not the one that was proposed.
  @Test
  void proposalDoesNotReachAKeyThatWasMadeSince() {
    UUID stale = proposed();
    erase.approve(proposed(), SECOND, REQUEST);
    keys.add(REFERRAL);
    assertThat(erase.approve(stale, SECOND, REQUEST))
        .isEqualTo(new Outcome.Refused(ErasureRefusal.PROPOSAL_DIFFERS));
    assertThat(keys.ids()).contains(REFERRAL);
  }

  @Test
  void proposalOfWhichNothingIsLeftHasNothingToErase() {
    UUID stale = proposed();
    erase.approve(proposed(), SECOND, REQUEST);
    assertThat(erase.approve(stale, SECOND, REQUEST))
        .isEqualTo(new Outcome.Refused(ErasureRefusal.NOTHING_TO_ERASE));
  }

  @Test
  void proposalThatNobodyApprovedInAWeekIsOver() {
    UUID proposal = proposed();
    now = NOON.plus(Duration.ofDays(7)).minusMillis(1);
    assertThat(erase.shownTo(SECOND)).extracting(ErasureProposal::id).containsExactly(proposal);

    now = NOON.plus(Duration.ofDays(7));

    assertThat(erase.shownTo(SECOND)).isEmpty();
    assertThat(erase.approve(proposal, SECOND, REQUEST))
        .isEqualTo(new Outcome.Refused(ErasureRefusal.ERASURE_EXPIRED));
    assertThat(keys.ids()).hasSize(4);
  }

  @Test
  void whatWaitsIsListedAndListingIsAFact() {
    erase.approve(proposed(), SECOND, REQUEST);
    UUID other =
        erase.propose(FIRST, request(RETENTION_ENDED, OTHER))
                instanceof Outcome.Proposed(var made, _)
            ? made.id()
            : id(9, 0);

    assertThat(erase.shownTo(SECOND)).extracting(ErasureProposal::id).containsExactly(other);
    assertThat(keys.appended.getLast().entry())
        .isInstanceOfSatisfying(
            Fact.class,
            fact -> {
              assertThat(fact.kind()).isEqualTo("erasures-listed");
              assertThat(fact.count()).isEqualTo(1);
              assertThat(fact.reasons()).isEmpty();
            });
  }

  @Test
  void nobodyApprovesWhatNobodyProposed() {
    assertThat(erase.approve(id(9, 99), SECOND, REQUEST))
        .isEqualTo(new Outcome.Refused(ErasureRefusal.ERASURE_UNKNOWN));
  }

  /// Of a dispatch, though only its referral was named.
  @Test
  void legalHoldRefusesBothSteps() {
    UUID proposal = proposed();
    keys.held.add(DISPATCH);
    var refused = new Outcome.Refused(ErasureRefusal.UNDER_LEGAL_HOLD);
    assertThat(erase.propose(FIRST, REQUEST)).isEqualTo(refused);
    assertThat(erase.approve(proposal, SECOND, REQUEST)).isEqualTo(refused);
    assertThat(keys.ids()).hasSize(4);
  }

  private UUID proposed() {
    return erase.propose(FIRST, REQUEST) instanceof Outcome.Proposed(var proposal, int keys)
            && keys == 3
        ? proposal.id()
        : id(9, 0);
  }

  private static ErasureRequest request(ErasureReason reason, ErasableId... ids) {
    return new ErasureRequest(Set.of(ids), reason);
  }
}
