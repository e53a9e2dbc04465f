// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop.group;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.firewall.CaseFixture;
import org.firebreak.consent.firewall.Scenarios;
import org.firebreak.consent.loop.Batches;
import org.firebreak.consent.loop.FakeBatches;
import org.firebreak.consent.loop.FirewallLoop;
import org.firebreak.consent.loop.FirewallLoop.Step;
import org.firebreak.consent.loop.Incoming.Partition;
import org.firebreak.consent.loop.Outcome;
import org.firebreak.consent.loop.Snapshots;

/// Three firewalls and a relay at work. They crash, freeze and come back, are thrown out of the
/// group and fenced, and the broker and the database fail them at every call.
final class GroupOfFirewalls {

  private static final Instant NOW = CaseFixture.NOW;
  private static final Basis BASIS = CaseFixture.basis("all", "kent-police").orElseThrow();
  private static final int PARTITIONS = 4;
  private static final int FIREWALLS = 3;
  private static final int EVENTS = 40;
  private static final int EVENTFUL_STEPS = 120;
  private static final int CALM_STEPS = 2_000;

  private final Random chance;
  private final SimulatedBroker broker;
  private final Happenings happenings;
  private final SimulatedRelay relay;
  private final List<Firewall> firewalls = new ArrayList<>();
  private final Map<Partition, Long> sent = new HashMap<>();

  GroupOfFirewalls(Random chance, SimulatedRelay.Records records) {
    this.chance = chance;
    this.broker = new SimulatedBroker(PARTITIONS, chance);
    this.happenings = new Happenings(chance, this::somethingElsewhere);
    this.relay = new SimulatedRelay(broker, happenings, records);
    for (int i = 0; i < FIREWALLS; i++) {
      firewalls.add(new Firewall("firewall-" + i));
    }
    rebalance();
  }

  GroupOfFirewalls with(Set<SimulatedBroker.Flaw> flaws) {
    flaws.forEach(broker::give);
    return this;
  }

  /// @return the last number that was sent on each partition
  Map<Partition, Long> run() {
    for (int i = 0; i < EVENTFUL_STEPS; i++) {
      somethingElsewhere();
    }
    happenings.calmDown();
    while (sent.values().stream().mapToLong(Long::longValue).sum() < EVENTS) {
      accept();
    }
    for (int i = 0; i < CALM_STEPS && !(relay.isEmpty() && broker.allDecided()); i++) {
      relay.send();
      firewalls.get(i % FIREWALLS).step();
    }
    if (!broker.allDecided()) {
      throw new AssertionError("events are stuck although nothing fails any more");
    }
    return Map.copyOf(sent);
  }

  List<Outcome> visible() {
    return broker.visible;
  }

  private void somethingElsewhere() {
    switch (chance.nextInt(12)) {
      case 0, 1 -> accept();
      case 2, 3 -> relay.send();
      case 4 -> relay.change();
      case 5 -> rebalance();
      case 6 -> firewalls.get(chance.nextInt(FIREWALLS)).restart();
      default -> firewalls.get(chance.nextInt(FIREWALLS)).step();
    }
  }

  private void accept() {
    var partition = new Partition("outbound", chance.nextInt(PARTITIONS));
    relay.add(new SimulatedRelay.Row(partition, sent.merge(partition, 1L, Long::sum)));
  }

  /// Some of the members are left out: those that the broker has not heard from.
  private void rebalance() {
    var heard =
        firewalls.stream().map(Firewall::name).filter(name -> chance.nextInt(4) > 0).toList();
    broker.rebalance(heard.isEmpty() ? List.of(firewalls.getFirst().name()) : heard);
  }

  /// A place where one firewall process runs at a time, or should.
  private final class Firewall {
    private final String name;
    private final Batches batches = new FakeBatches();
    private FirewallLoop loop;
    private boolean busy;

    private Firewall(String name) {
      this.name = name;
      this.loop = begin();
    }

    private String name() {
      return name;
    }

    /// The process before may be in the middle of a step and go on with it.
    private FirewallLoop begin() {
      return new FirewallLoop(
          new SimulatedGate(name, broker, happenings), this::snapshot, batches, () -> NOW);
    }

    private void restart() {
      loop = begin();
      busy = false;
    }

    private void step() {
      if (busy) {
        return;
      }
      var mine = loop;
      busy = true;
      try {
        if (mine.step() instanceof Step.Gap gap) {
          throw new AssertionError(gap.toString());
        }
      } catch (Happenings.Failure e) {
        if (mine == loop) {
          restart();
        }
      } finally {
        if (mine == loop) {
          busy = false;
        }
      }
    }

    private Snapshots.Snapshot snapshot(Set<BasisId> bases) throws Snapshots.Unavailable {
      happenings.between();
      if (happenings.failing()) {
        throw new Snapshots.Unavailable("sampled", new IllegalStateException("sampled"));
      }
      var heartbeat = happenings.failing() ? NOW.minusSeconds(60) : NOW;
      happenings.between();
      return new Snapshots.Snapshot(
          Scenarios.directory(),
          heartbeat,
          bases.contains(BASIS.id()) ? Map.of(BASIS.id(), BASIS) : Map.<BasisId, Basis>of());
    }
  }
}
