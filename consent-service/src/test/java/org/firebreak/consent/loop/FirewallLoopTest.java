// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Seeds;
import org.firebreak.consent.firewall.CaseFixture;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Scenarios;
import org.firebreak.consent.loop.FirewallLoop.Obstacle;
import org.firebreak.consent.loop.FirewallLoop.Step;
import org.firebreak.consent.loop.Incoming.Origin;
import org.junit.jupiter.api.Test;

class FirewallLoopTest {

  private static final Directory DIRECTORY = Scenarios.directory();
  private static final Instant NOW = CaseFixture.NOW;
  private static final Basis BASIS = CaseFixture.basis("all", "kent-police").orElseThrow();
  private static final List<String> ADDRESSES =
      List.of(
          "lantern-refuge",
          "nccu",
          "larch-homes",
          "Immigraiton Enforcement",
          "nobody",
          "kent-police");

  private final FakeGate gate = new FakeGate(2, new Random(1), 0);

  @Test
  void aRepeatOfTheRelayIsNotDecidedTwice() {
    gate.append(event(0, 1, "lantern-refuge"));
    gate.append(event(0, 1, "lantern-refuge"));
    gate.append(event(0, 2, "nccu"));
    gate.append(event(0, 1, "lantern-refuge"));

    run(gate, fresh());

    assertThat(numbers(gate, 0)).containsExactly(1L, 2L);
  }

  @Test
  void aMissingNumberStopsTheLoopBeforeAnythingBehindItIsDecided() {
    gate.append(event(0, 1, "lantern-refuge"));
    gate.append(event(0, 3, "lantern-refuge"));

    var loop = new FirewallLoop(gate, fresh(), new FakeBatches(), () -> NOW);
    Step last = loop.step();
    for (int i = 0; i < 5 && !(last instanceof Step.Gap); i++) {
      last = loop.step();
    }

    assertThat(last).isInstanceOf(Step.Gap.class);
    assertThat(numbers(gate, 0)).doesNotContain(3L);
  }

  @Test
  void anUnreadableRecordIsQuarantinedAndMovesNoMark() {
    gate.append(event(0, 1, "lantern-refuge"));
    gate.append(new Incoming.Unreadable(new Origin("outbound", 0, 1), Reason.MALFORMED));
    gate.append(event(0, 2, "lantern-refuge"));

    run(gate, fresh());

    assertThat(gate.visible).hasSize(3);
    assertThat(gate.visible.get(1).decision()).isInstanceOf(Decision.Quarantine.class);
    assertThat(numbers(gate, 0)).containsExactly(1L, 2L);
  }

  @Test
  void aDirectoryThatWasNotHeardForFiveSecondsDecidesNothing() {
    gate.append(event(0, 1, "lantern-refuge"));

    var step =
        new FirewallLoop(gate, heardAt(NOW.minusMillis(5_001)), new FakeBatches(), () -> NOW)
            .step();

    assertThat(step).isEqualTo(new Step.Waiting(Obstacle.DIRECTORY_STALE));
    assertThat(gate.visible).isEmpty();
    run(gate, heardAt(NOW.minusSeconds(5)));
    assertThat(numbers(gate, 0)).containsExactly(1L);
  }

  @Test
  void aDatabaseThatDoesNotAnswerDecidesNothing() {
    gate.append(event(0, 1, "lantern-refuge"));

    Snapshots away =
        bases -> {
          throw new Snapshots.Unavailable("sampled", new IllegalStateException("sampled"));
        };

    assertThat(new FirewallLoop(gate, away, new FakeBatches(), () -> NOW).step())
        .isEqualTo(new Step.Waiting(Obstacle.DATABASE_AWAY));
    run(gate, fresh());
    assertThat(numbers(gate, 0)).containsExactly(1L);
  }

  /// EveryEventDecidedOnce and NothingReachesEnforcement.
  @Test
  void whateverFailsEachEventIsDecidedExactlyOnceInOrder() {
    Seeds.each(25_000, FirewallLoopTest::eachIsDecidedExactlyOnceInOrder);
  }

  private static void eachIsDecidedExactlyOnceInOrder(Random chance) {
    var failing = new FakeGate(4, chance, 0.3);
    var sent = send(failing, chance);

    run(failing, sometimesAway(chance));

    sent.forEach((partition, numbers) ->
        assertThat(numbers(failing, partition))
            .containsExactlyElementsOf(LongStream.rangeClosed(1, numbers).boxed().toList()));
    assertThat(failing.visible)
        .filteredOn(outcome -> outcome.decision() instanceof Decision.Deliver)
        .allSatisfy(outcome ->
            assertThat(DIRECTORY.isBarred(((Decision.Deliver) outcome.decision()).target().id()))
                .isFalse());
  }

  /// Sends like a relay that now and then sends a tail again.
  private static Map<Integer, Long> send(FakeGate gate, RandomGenerator chance) {
    var last = new HashMap<Integer, Long>();
    for (int i = 0; i < 40; i++) {
      var partition = chance.nextInt(4);
      var number = last.merge(partition, 1L, Long::sum);
      gate.append(event(gate, partition, number, ADDRESSES.get(chance.nextInt(ADDRESSES.size()))));
      if (chance.nextInt(6) == 0) {
        var from = Math.max(1, number - chance.nextInt(3));
        for (long again = from; again <= number; again++) {
          gate.append(event(gate, partition, again, "lantern-refuge"));
        }
      }
    }
    return last;
  }

  private static void run(FakeGate gate, Snapshots snapshots) {
    var loop = new FirewallLoop(gate, snapshots, new FakeBatches(), () -> NOW);
    for (int i = 0; i < 10_000 && !gate.allDecided(); i++) {
      if (loop.step() instanceof Step.Gap gap) {
        throw new AssertionError(gap);
      }
    }
    assertThat(gate.allDecided()).isTrue();
  }

  private static List<Long> numbers(FakeGate gate, int partition) {
    return gate.visible.stream()
        .filter(outcome -> outcome.incoming() instanceof Incoming.Opened)
        .filter(outcome ->
            outcome.incoming().origin().partition().equals(FakeGate.partition(partition)))
        .map(outcome -> ((Incoming.Opened) outcome.incoming()).event().position())
        .map(Event.Position::number)
        .toList();
  }

  private Incoming event(int partition, long number, String address) {
    return event(gate, partition, number, address);
  }

  private static Incoming event(FakeGate gate, int partition, long number, String address) {
    return SampleEvents.referral(
        FakeGate.partition(partition), gate.end(partition), number, address);
  }

  private static Snapshots fresh() {
    return heardAt(NOW);
  }

  private static Snapshots heardAt(Instant heartbeat) {
    return bases -> new Snapshots.Snapshot(DIRECTORY, heartbeat, known(bases));
  }

  private static Snapshots sometimesAway(RandomGenerator chance) {
    return bases -> {
      if (chance.nextInt(5) == 0) {
        throw new Snapshots.Unavailable("sampled", new IllegalStateException("sampled"));
      }
      var heartbeat = chance.nextInt(5) == 0 ? NOW.minusSeconds(60) : NOW;
      return new Snapshots.Snapshot(DIRECTORY, heartbeat, known(bases));
    };
  }

  private static Map<BasisId, Basis> known(Set<BasisId> bases) {
    return bases.contains(BASIS.id()) ? Map.of(BASIS.id(), BASIS) : Map.of();
  }
}
