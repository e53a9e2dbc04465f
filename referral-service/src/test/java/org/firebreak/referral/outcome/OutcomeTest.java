// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.inbox.Answer;
import org.firebreak.referral.inbox.RejectionReason;
import org.firebreak.referral.outcome.DispatchState.Accepted;
import org.firebreak.referral.outcome.DispatchState.Completed;
import org.firebreak.referral.outcome.DispatchState.Delivered;
import org.firebreak.referral.outcome.DispatchState.HeldForPerson;
import org.firebreak.referral.outcome.DispatchState.HeldForSource;
import org.firebreak.referral.outcome.DispatchState.NotSent;
import org.firebreak.referral.outcome.DispatchState.Read;
import org.firebreak.referral.outcome.DispatchState.Rejected;
import org.firebreak.referral.outcome.DispatchState.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTest {

  private static final EventId SENT = new EventId(new UUID(0, 1));
  private static final EventId RELEASE = new EventId(new UUID(0, 2));
  private static final EventId OTHER = new EventId(new UUID(0, 3));
  private static final Instant LATER = Instant.parse("2026-11-25T09:30:00Z");

  private static final Decision DELIVER = decision(SENT, null, new Decision.Deliver(List.of()));
  private static final Decision CURABLE =
      decision(SENT, null, new Decision.HoldForSource(List.of("BASIS_MISSING"), LATER));
  private static final Decision FOR_A_PERSON =
      decision(SENT, null, new Decision.HoldForPerson(List.of("TEXT_ASKS_TO_PASS_ON"), LATER));
  private static final Decision DROP =
      decision(SENT, null, new Decision.Drop(List.of("IMMIGRATION_TOPIC")));
  private static final Decision RELEASED =
      decision(RELEASE, SENT, new Decision.Deliver(List.of("health")));
  private static final Decision RELEASE_DROPPED =
      decision(RELEASE, SENT, new Decision.Drop(List.of("TARGET_HAS_IMMIGRATION_FUNCTION")));

  private static final DispatchState HELD_FOR_SOURCE =
      new HeldForSource(List.of("BASIS_MISSING"), LATER);
  private static final DispatchState HELD_FOR_PERSON =
      new HeldForPerson(List.of("TEXT_ASKS_TO_PASS_ON"), LATER);
  private static final DispatchState NOT_SENT = new NotSent(List.of("IMMIGRATION_TOPIC"));
  private static final DispatchState REJECTED = new Rejected(RejectionReason.NO_CAPACITY);

  private static Decision decision(
      EventId event, @Nullable EventId cause, Decision.Verdict verdict) {
    return new Decision(
        Decision.Kind.REFERRAL, event, new DispatchId(new UUID(1, 1)), cause, verdict);
  }

  private static Outcome in(DispatchState state) {
    return new Outcome(SENT, state, state instanceof Waiting ? null : SENT, List.of());
  }

  private static UnaryOperator<Outcome> decide(Decision decision) {
    return outcome -> outcome.decided(decision);
  }

  private static UnaryOperator<Outcome> news(UnaryOperator<Outcome> news) {
    return news;
  }

  private static UnaryOperator<Outcome> answer(Answer.ToReferral answer) {
    return outcome -> outcome.answered(answer);
  }

  private static Outcome delivery(Outcome outcome) {
    return outcome.delivered(SENT, List.of());
  }

  private static final UnaryOperator<Outcome> READ = Outcome::read;
  private static final UnaryOperator<Outcome> ACCEPT = answer(new Answer.Accepted());
  private static final UnaryOperator<Outcome> REJECT =
      answer(new Answer.Rejected(RejectionReason.NO_CAPACITY));
  private static final UnaryOperator<Outcome> COMPLETE = answer(new Answer.Completed());

  static Stream<Arguments> transitions() {
    return Stream.of(
        Arguments.of(new Waiting(), "Deliver", decide(DELIVER), new Delivered()),
        Arguments.of(new Waiting(), "its delivery", news(OutcomeTest::delivery), new Delivered()),
        Arguments.of(new Waiting(), "curable", decide(CURABLE), HELD_FOR_SOURCE),
        Arguments.of(new Waiting(), "for a person", decide(FOR_A_PERSON), HELD_FOR_PERSON),
        Arguments.of(new Waiting(), "Drop", decide(DROP), NOT_SENT),
        Arguments.of(HELD_FOR_PERSON, "released", decide(RELEASED), new Delivered()),
        Arguments.of(HELD_FOR_PERSON, "its delivery", news(OutcomeTest::delivery), new Delivered()),
        Arguments.of(
            HELD_FOR_PERSON,
            "release dropped",
            decide(RELEASE_DROPPED),
            new NotSent(List.of("TARGET_HAS_IMMIGRATION_FUNCTION"))),
        Arguments.of(new Delivered(), "read", READ, new Read()),
        Arguments.of(new Delivered(), "accepted", ACCEPT, new Accepted()),
        Arguments.of(new Delivered(), "rejected", REJECT, REJECTED),
        Arguments.of(new Delivered(), "completed", COMPLETE, new Completed()),
        Arguments.of(new Read(), "accepted", ACCEPT, new Accepted()),
        Arguments.of(new Read(), "rejected", REJECT, REJECTED),
        Arguments.of(new Read(), "completed", COMPLETE, new Completed()),
        Arguments.of(new Accepted(), "completed", COMPLETE, new Completed()));
  }

  @ParameterizedTest(name = "{0} on {1} becomes {3}")
  @MethodSource("transitions")
  void whatIsInTheTableHappens(
      DispatchState from, String on, UnaryOperator<Outcome> news, DispatchState to) {
    assertThat(news.apply(in(from)).state()).isEqualTo(to);
  }

  @Test
  void whatIsNotInTheTableChangesNothing() {
    var states =
        List.of(
            new Waiting(),
            new Delivered(),
            new Read(),
            new Accepted(),
            REJECTED,
            new Completed(),
            HELD_FOR_SOURCE,
            HELD_FOR_PERSON,
            NOT_SENT);
    var news =
        List.of(
            decide(DELIVER),
            news(OutcomeTest::delivery),
            decide(CURABLE),
            decide(FOR_A_PERSON),
            decide(DROP),
            decide(RELEASED),
            decide(RELEASE_DROPPED),
            READ,
            ACCEPT,
            REJECT,
            COMPLETE);
    for (DispatchState from : states) {
      for (var one : news) {
        var to = one.apply(in(from)).state();
        assertThat(to.equals(from) || isInTheTable(from, to)).as("%s to %s", from, to).isTrue();
      }
    }
  }

  /// A release may be decided before anything was heard of the hold.
  private static boolean isInTheTable(DispatchState from, DispatchState to) {
    return transitions()
        .map(Arguments::get)
        .anyMatch(row ->
            row[3].equals(to)
                && (row[0].equals(from)
                    || (row[0].equals(HELD_FOR_PERSON) && from instanceof Waiting)));
  }

  @Test
  void aDecisionAboutAnotherEventChangesNothing() {
    var drop = decision(OTHER, null, new Decision.Drop(List.of("IMMIGRATION_TOPIC")));
    var releaseOfAnother = decision(RELEASE, OTHER, new Decision.Deliver(List.of()));

    assertThat(in(new Waiting()).decided(drop)).isEqualTo(in(new Waiting()));
    assertThat(in(new Waiting()).decided(releaseOfAnother)).isEqualTo(in(new Waiting()));
    assertThat(in(HELD_FOR_PERSON).decided(releaseOfAnother)).isEqualTo(in(HELD_FOR_PERSON));
  }

  @Test
  void aReleaseThatIsHeldAgainAwaitsTheReleaseOfThatHold() {
    var again =
        decision(RELEASE, SENT, new Decision.HoldForPerson(List.of("TARGET_NOT_VERIFIED"), LATER));
    var second = decision(OTHER, RELEASE, new Decision.Deliver(List.of()));

    var held = in(HELD_FOR_PERSON).decided(again);

    assertThat(held.latestEvent()).isEqualTo(RELEASE);
    assertThat(held.decided(FOR_A_PERSON)).isEqualTo(held);
    assertThat(held.decided(second).state()).isEqualTo(new Delivered());
  }

  @Test
  void whatWasWithheldIsKeptThroughTheRestOfItsLife() {
    var end =
        Outcome.waiting(SENT)
            .decided(decision(SENT, null, new Decision.Deliver(List.of("immigration"))))
            .read()
            .answered(new Answer.Accepted())
            .answered(new Answer.Completed());

    assertThat(end.state()).isEqualTo(new Completed());
    assertThat(end.withheld()).containsExactly("immigration");
  }

  /// Decisions are in order among themselves, and so are answers; everything else may be late and
  /// may be repeated.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyOrderBetweenTopicsAndAnyRepeatEndsAlike(long seed) {
    var random = new Random(seed);
    List<UnaryOperator<Outcome>> decisions = List.of(decide(FOR_A_PERSON), decide(RELEASED));
    List<UnaryOperator<Outcome>> inboxes =
        List.of(it -> it.delivered(RELEASE, List.of("health")), READ, ACCEPT, COMPLETE);

    var end = Outcome.waiting(SENT);
    for (var news : merged(repeated(decisions, random), repeated(inboxes, random), random)) {
      end = news.apply(end);
    }

    assertThat(end).isEqualTo(new Outcome(SENT, new Completed(), RELEASE, List.of("health")));
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  /// At least once: after any record the reader may start again from an earlier one.
  private static List<UnaryOperator<Outcome>> repeated(
      List<UnaryOperator<Outcome>> topic, Random random) {
    var taken = new ArrayList<UnaryOperator<Outcome>>();
    int next = 0;
    while (next < topic.size()) {
      taken.add(topic.get(next));
      next = random.nextInt(3) == 0 ? random.nextInt(next + 1) : next + 1;
    }
    return taken;
  }

  private static List<UnaryOperator<Outcome>> merged(
      List<UnaryOperator<Outcome>> one, List<UnaryOperator<Outcome>> other, Random random) {
    var turns = new ArrayList<>(Collections.nCopies(one.size(), true));
    turns.addAll(Collections.nCopies(other.size(), false));
    Collections.shuffle(turns, random);
    var first = one.iterator();
    var second = other.iterator();
    return turns.stream().map(turn -> turn ? first.next() : second.next()).toList();
  }
}
