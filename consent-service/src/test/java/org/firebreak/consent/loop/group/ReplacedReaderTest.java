// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firebreak.consent.firewall.CaseFixture;
import org.firebreak.consent.firewall.Scenarios;
import org.firebreak.consent.loop.FakeBatches;
import org.firebreak.consent.loop.FirewallLoop;
import org.firebreak.consent.loop.Incoming.Partition;
import org.firebreak.consent.loop.SampleEvents;
import org.firebreak.consent.loop.Snapshots;
import org.junit.jupiter.api.Test;

/// A process stands still, another one takes its place in the group, and the first goes on. That it
/// is fenced then is a promise of the broker's whose absence one seed in a million shows, so it is
/// written down here.
class ReplacedReaderTest {

  private static final Partition PARTITION = new Partition("outbound", 0);

  private final SimulatedBroker broker = new SimulatedBroker(1, new Random(1));
  private final Happenings calm = new Happenings(new Random(1), () -> {});
  private final SimulatedGate replaced = new SimulatedGate("one", broker, calm);
  private final FirewallLoop one = firewall("one");
  private final FirewallLoop two = firewall("two");

  ReplacedReaderTest() {
    calm.calmDown();
  }

  @Test
  void itIsFencedAndHidesNothingFromTheOneInItsPlace() {
    replacedBeforeTwoHasThePartition();

    assertThatThrownBy(replaced::poll).isInstanceOf(Happenings.Failure.class);
    twoDecidesAndOneHasThePartitionAgain();

    assertThat(broker.visible).hasSize(1);
  }

  @Test
  void ifItWereHeardTheOneInItsPlaceWouldDecideAgainWhatAnotherHasDecided() {
    broker.give(SimulatedBroker.Flaw.REPLACED_READERS_ARE_HEARD);
    replacedBeforeTwoHasThePartition();

    replaced.poll();
    twoDecidesAndOneHasThePartitionAgain();

    assertThat(broker.visible).hasSize(2);
  }

  private void replacedBeforeTwoHasThePartition() {
    broker.rebalance(List.of("one"));
    replaced.poll();
    one.step();
    broker.rebalance(List.of("two"));
  }

  private void twoDecidesAndOneHasThePartitionAgain() {
    broker.append(SampleEvents.referral(PARTITION, 0, 1, "lantern-refuge"));
    two.step();
    broker.rebalance(List.of("one"));
    one.step();
  }

  private FirewallLoop firewall(String name) {
    Snapshots nothingKnown =
        _ -> new Snapshots.Snapshot(Scenarios.directory(), CaseFixture.NOW, Map.of());
    return new FirewallLoop(
        new SimulatedGate(name, broker, calm),
        nothingKnown,
        new FakeBatches(),
        () -> CaseFixture.NOW);
  }
}
