// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.firebreak.consent.Seeds;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Scenarios;
import org.firebreak.consent.loop.Incoming;
import org.firebreak.consent.loop.Incoming.Partition;
import org.firebreak.consent.loop.Outcome;
import org.firebreak.consent.loop.SampleEvents;
import org.firebreak.consent.loop.group.SimulatedBroker.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// EveryEventDecidedOnce and NothingReachesEnforcement, with several firewalls.
class GroupOfFirewallsTest {

  private static final int SEEDS = 25_000;
  private static final List<String> ADDRESSES =
      List.of("lantern-refuge", "nccu", "larch-homes", "immigration-enforcement");

  @Test
  void whoeverDiesFreezesOrIsThrownOutEachEventIsDecidedOnceInOrder() {
    Seeds.each(SEEDS, chance -> check(new GroupOfFirewalls(chance, GroupOfFirewallsTest::event)));
  }

  /// A process in whose place another one stands is fenced as a writer and as a reader, and either
  /// is enough for most; for the rest see {@link ReplacedReaderTest}.
  private static Stream<Set<Flaw>> promisesThatAreBroken() {
    return Stream.of(
        Set.of(Flaw.OLD_GENERATIONS_COMMIT),
        Set.of(Flaw.MISSED_GENERATIONS_ARE_NOT_TOLD),
        Set.of(Flaw.UNSETTLED_OFFSETS_ARE_READ),
        Set.of(Flaw.OLD_WRITERS_COMMIT, Flaw.REPLACED_READERS_ARE_HEARD));
  }

  /// The simulation must be able to fail.
  @ParameterizedTest
  @MethodSource("promisesThatAreBroken")
  void aBrokerThatBreaksAPromiseIsNoticed(Set<Flaw> flaws) {
    assertThat(
            Seeds.failing(
                300,
                chance ->
                    check(new GroupOfFirewalls(chance, GroupOfFirewallsTest::event).with(flaws))))
        .isPositive();
  }

  private static void check(GroupOfFirewalls group) {
    var sent = group.run();
    var directory = Scenarios.directory();

    sent.forEach((partition, last) ->
        assertThat(numbers(group.visible(), partition))
            .as("decided on %s", partition)
            .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList()));
    assertThat(group.visible())
        .hasSize((int) sent.values().stream().mapToLong(Long::longValue).sum())
        .noneMatch(outcome ->
            outcome.decision() instanceof Decision.Deliver deliver
                && directory.isBarred(deliver.target().id()));
  }

  private static List<Long> numbers(List<Outcome> visible, Partition partition) {
    return visible.stream()
        .filter(outcome -> outcome.incoming().origin().partition().equals(partition))
        .map(outcome -> ((Incoming.Opened) outcome.incoming()).event().position().number())
        .toList();
  }

  private static Incoming event(Partition partition, long offset, long number) {
    var address = ADDRESSES.get(new Random(number).nextInt(ADDRESSES.size()));
    return SampleEvents.referral(partition, offset, number, address);
  }
}
