// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Seeds;
import org.firebreak.consent.firewall.CaseFixture;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Scenarios;
import org.firebreak.consent.loop.Batches.Batch;
import org.firebreak.consent.loop.Incoming.Partition;
import org.junit.jupiter.api.Test;

/// NothingAfterTheReceipt: a withdrawal comes at any moment of a batch, between commits that fail
/// in every way and writers that die anywhere, and once it has its receipt nothing more is
/// delivered.
class WithdrawalRaceTest {

  private static final Directory DIRECTORY = Scenarios.directory();
  private static final Instant NOW = CaseFixture.NOW;
  private static final int SEEDS = Integer.getInteger("firebreak.race.seeds", 25_000);
  private static final int EVENTS = 30;

  @Test
  void nothingIsDeliveredAfterTheReceiptWheneverTheWithdrawalComes() {
    var receipts = new ConcurrentHashMap<String, Integer>();
    Seeds.each(SEEDS, chance -> receipts.merge(new Race(chance).run(), 1, Integer::sum));

    // The race must be one: receipts that had to wait, that fenced, and that did not.
    assertThat(receipts).containsOnlyKeys("at once", "waited", "fenced");
    assertThat(receipts.values()).allSatisfy(count -> assertThat(count).isGreaterThan(SEEDS / 40));
  }

  /// What the receipt would be worth without the batches: the simulation itself must be able to
  /// fail.
  @Test
  void aReceiptThatWaitsForNothingIsCaught() {
    assertThat(Seeds.failing(200, chance -> new Race(chance).impatient().run())).isPositive();
  }

  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Race {
    private final Random chance;
    private final FakeGate gate;
    private final FakeBatches stored = new FakeBatches();
    private boolean patient = true;
    private boolean withdrawn;
    private Set<Batch> waitedFor = Set.of();
    private String receipt = "";
    private long deliveredBefore;

    private Race(Random chance) {
      this.chance = chance;
      this.gate = new FakeGate(2, chance, 0.3);
    }

    private Race impatient() {
      patient = false;
      return this;
    }

    /// @return how the receipt came about
    private String run() {
      for (int i = 0; i < EVENTS; i++) {
        gate.append(event(gate, i % 2, i / 2 + 1));
      }
      var loop = loop();
      while (!gate.allDecided() || receipt.isEmpty()) {
        try {
          loop.step();
        } catch (Died e) {
          loop = loop();
          gate.recover();
        }
        moment();
      }
      assertThat(delivered()).as("deliveries after the receipt").isEqualTo(deliveredBefore);
      return receipt;
    }

    private FirewallLoop loop() {
      return new FirewallLoop(new Watched(), this::take, new Stored(), () -> NOW);
    }

    /// Between any two things that the loop does: time passes, somebody withdraws, the receipt may
    /// be due.
    private void moment() {
      gate.later();
      if (!withdrawn) {
        if (chance.nextInt(20) == 0) {
          withdrawn = true;
          waitedFor = patient ? stored.underway() : Set.of();
          if (waitedFor.isEmpty()) {
            receipt("at once");
          }
        }
      } else if (receipt.isEmpty()) {
        if (stored.underway().stream().noneMatch(waitedFor::contains)) {
          receipt("waited");
        } else if (chance.nextInt(10) == 0) {
          gate.fence();
          waitedFor.forEach(stored::close);
          receipt("fenced");
        }
      }
    }

    private void momentToDie() {
      moment();
      if (chance.nextInt(25) == 0) {
        throw new Died();
      }
    }

    private void receipt(String how) {
      receipt = how;
      deliveredBefore = delivered();
    }

    private long delivered() {
      return gate.visible.stream()
          .filter(outcome -> outcome.decision() instanceof Decision.Deliver)
          .count();
    }

    private Snapshots.Snapshot take(Set<BasisId> bases) {
      momentToDie();
      var basis = CaseFixture.basis(withdrawn ? "withdrawn" : "all", "kent-police").orElseThrow();
      var snapshot =
          new Snapshots.Snapshot(
              DIRECTORY,
              NOW,
              bases.contains(basis.id()) ? Map.of(basis.id(), basis) : Map.<BasisId, Basis>of());
      momentToDie();
      return snapshot;
    }

    private final class Stored implements Batches {
      @Override
      public Batch open(String writer) {
        momentToDie();
        var batch = stored.open(writer);
        momentToDie();
        return batch;
      }

      @Override
      public void close(Batch batch) {
        momentToDie();
        stored.close(batch);
        momentToDie();
      }

      @Override
      public Set<Batch> underway() {
        return stored.underway();
      }
    }

    private final class Watched implements Gate {
      @Override
      public List<Incoming> poll() {
        return gate.poll();
      }

      @Override
      public String writer() {
        return gate.writer();
      }

      @Override
      public Map<Partition, Progress> progress() {
        return gate.progress();
      }

      @Override
      public void commit(List<Outcome> outcomes, Map<Partition, Progress> progress)
          throws NotCommitted {
        momentToDie();
        gate.commit(outcomes, progress);
        momentToDie();
      }

      @Override
      public void rewind() {
        gate.rewind();
      }

      @Override
      public void recover() {
        momentToDie();
        gate.recover();
        momentToDie();
      }
    }
  }

  private static Incoming event(FakeGate gate, int partition, long number) {
    return SampleEvents.referral(
        FakeGate.partition(partition), gate.end(partition), number, "lantern-refuge");
  }
}
