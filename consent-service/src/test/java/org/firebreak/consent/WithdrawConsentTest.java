// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.firebreak.consent.Withdrawal.Receipt;
import org.firebreak.consent.firewall.CaseFixture;
import org.firebreak.consent.loop.Batches;
import org.firebreak.consent.loop.FakeBatches;
import org.firebreak.consent.loop.Fence;
import org.firebreak.consent.loop.Snapshots;
import org.junit.jupiter.api.Test;

class WithdrawConsentTest {

  private static final Fact.Actor SOURCE = new Fact.Actor("kent-police", "agency");
  private static final Instant NOW = CaseFixture.NOW;
  private static final Basis.Consent CONSENT =
      (Basis.Consent) CaseFixture.basis("all", "kent-police").orElseThrow();
  private static final GrantedRead READ =
      new GrantedRead(new UUID(3, 3), new OrganizationId("lantern-refuge"), NOW, NOW);

  private final FakeBases bases = new FakeBases();
  private final FakeBatches batches = new FakeBatches();
  private final List<Fact> facts = new ArrayList<>();

  private record Told(BasisId consent, OrganizationId source, Instant at) {}

  private final List<Told> told = new ArrayList<>();
  private final Set<String> fenced = new HashSet<>();

  @Test
  void withNothingUnderWayItIsInForceAtOnce() {
    assertThat(withdraw(batches, fenced::addAll)).isEqualTo(inForce());
    assertThat(fenced).isEmpty();
    assertThat(facts)
        .containsExactly(
            new Fact.ConsentWithdrawn(SOURCE, CONSENT.id()),
            new Fact.WithdrawalInForce(SOURCE, CONSENT.id(), 1));
  }

  @Test
  void aBatchThatClosesIsWaitedFor() {
    var batch = batches.open("firewall-one");

    assertThat(withdraw(after(3, () -> batches.close(batch)), fenced::addAll)).isEqualTo(inForce());
    assertThat(fenced).isEmpty();
  }

  @Test
  void aBatchThatGivesWayToTheNextOfItsWriterIsWaitedForAndTheNextOneIsNot() {
    batches.open("firewall-one");

    assertThat(withdraw(after(3, () -> batches.open("firewall-one")), fenced::addAll))
        .isEqualTo(inForce());
    assertThat(fenced).isEmpty();
  }

  @Test
  void aWriterThatTakesTooLongIsFencedAndTheOthersAreNot() {
    batches.open("firewall-asleep");
    var other = batches.open("firewall-one");

    assertThat(withdraw(after(3, () -> batches.close(other)), fenced::addAll)).isEqualTo(inForce());
    assertThat(fenced).containsExactly("firewall-asleep");
    assertThat(batches.underway()).isEmpty();
  }

  @Test
  void withTheBrokerOutOfReachItIsPendingAndNothingIsPromised() {
    batches.open("firewall-asleep");

    Fence away =
        _ -> {
          throw new Fence.NotFenced("sampled", new IllegalStateException("sampled"));
        };

    assertThat(withdraw(batches, away)).isEqualTo(new Receipt.Pending());
    assertThat(facts).containsExactly(new Fact.ConsentWithdrawn(SOURCE, CONSENT.id()));
    assertThat(batches.underway()).isNotEmpty();
    // Asked again once the broker is back.
    assertThat(withdraw(batches, fenced::addAll)).isEqualTo(inForce());
  }

  @Test
  void withTheDatabaseAwayAfterItsCommitItIsPending() {
    assertThat(withdraw(new Away(), fenced::addAll)).isEqualTo(new Receipt.Pending());
  }

  @Test
  void whoKnowsWhatWasDeliveredIsToldOnceHoweverOftenItIsWithdrawn() {
    withdraw(batches, fenced::addAll);
    withdraw(batches, fenced::addAll);

    assertThat(told).containsExactly(new Told(CONSENT.id(), CONSENT.source(), NOW));
  }

  @Test
  void anothersConsentIsNotThere() {
    var stranger = new Fact.Actor("essex-police", "agency");

    assertThat(useCase(batches, fenced::addAll).withdraw(stranger, CONSENT.id())).isEmpty();
    assertThat(facts).isEmpty();
    assertThat(told).isEmpty();
  }

  private static Receipt inForce() {
    return new Receipt.InForce(NOW, List.of(READ));
  }

  private Receipt withdraw(Batches of, Fence fence) {
    return useCase(of, fence).withdraw(SOURCE, CONSENT.id()).orElseThrow().receipt();
  }

  private WithdrawConsent useCase(Batches of, Fence fence) {
    return new WithdrawConsent(
        new RecordBasis(
            bases,
            (_, _) -> CONSENT.grantor(),
            facts::add,
            (consent, source, at) -> told.add(new Told(consent, source, at)),
            () -> NOW,
            UUID::randomUUID),
        of,
        fence,
        new OneRead(),
        facts::add,
        () -> NOW,
        Duration.ofMillis(200));
  }

  /// Something happens when somebody has looked a few times.
  private Batches after(int looks, Runnable happens) {
    return new Batches() {
      private int seen;

      @Override
      public Batch open(String writer) {
        return batches.open(writer);
      }

      @Override
      public void close(Batch batch) {
        batches.close(batch);
      }

      @Override
      public Set<Batch> underway() {
        if (++seen == looks) {
          happens.run();
        }
        return batches.underway();
      }
    };
  }

  private static final class Away implements Batches {
    @Override
    public Batch open(String writer) throws Snapshots.Unavailable {
      throw new Snapshots.Unavailable("sampled", new IllegalStateException("sampled"));
    }

    @Override
    public void close(Batch batch) {}

    @Override
    public Set<Batch> underway() throws Snapshots.Unavailable {
      throw new Snapshots.Unavailable("sampled", new IllegalStateException("sampled"));
    }
  }

  private static final class OneRead implements GrantedReads {
    @Override
    public void add(BasisId basis, UUID dispatchId, OrganizationId reader, Instant at) {
      throw new AssertionError("a withdrawal grants nothing");
    }

    @Override
    public List<GrantedRead> on(BasisId basis) {
      return List.of(READ);
    }
  }

  private static final class FakeBases implements Bases {
    private final Map<BasisId, Basis> stored = new HashMap<>(Map.of(CONSENT.id(), CONSENT));

    @Override
    public void add(Basis basis) {
      stored.put(basis.id(), basis);
    }

    @Override
    public Optional<Basis> find(BasisId id) {
      return Optional.ofNullable(stored.get(id));
    }

    @Override
    public Optional<Basis> findForChange(BasisId id) {
      return find(id);
    }

    @Override
    public void replace(Basis withdrawn) {
      stored.put(withdrawn.id(), withdrawn);
    }

    @Override
    public List<Basis.LawfulBasis> reviewDueBefore(
        OrganizationId source, LocalDate day, Instant then, int limit) {
      throw new AssertionError("a withdrawal asks for no review");
    }
  }
}
