// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.firebreak.consent.Basis.Consent;
import org.firebreak.consent.Fact.Actor;
import org.firebreak.consent.Withdrawal.Receipt;
import org.firebreak.consent.loop.Batches;
import org.firebreak.consent.loop.Batches.Batch;
import org.firebreak.consent.loop.Fence;
import org.firebreak.consent.loop.Snapshots;

/// Takes a consent back and says from when on that holds (NothingAfterTheReceipt).
///
/// The withdrawal commits first. What reads bases after that sees it; what read them before was an
/// open batch by then, so it is waited for. Whoever takes too long, dead or stopped, is fenced: its
/// commit can then only fail. Reads need no waiting: a grant holds the row of its basis, so it has
/// committed before the withdrawal or sees it.
@ApplicationScoped
public class WithdrawConsent {

  private static final Duration OVERDUE = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private final RecordBasis record;
  private final Batches batches;
  private final Fence fence;
  private final GrantedReads reads;
  private final Facts facts;
  private final InstantSource time;
  private final Duration overdue;

  @Inject
  WithdrawConsent(
      RecordBasis record,
      Batches batches,
      Fence fence,
      GrantedReads reads,
      Facts facts,
      InstantSource time) {
    this(record, batches, fence, reads, facts, time, OVERDUE);
  }

  /// @param overdue how long a batch is waited for before its writer is fenced
  WithdrawConsent(
      RecordBasis record,
      Batches batches,
      Fence fence,
      GrantedReads reads,
      Facts facts,
      InstantSource time,
      Duration overdue) {
    this.record = record;
    this.batches = batches;
    this.fence = fence;
    this.reads = reads;
    this.facts = facts;
    this.time = time;
    this.overdue = overdue;
  }

  /// Not in a transaction of its own: the withdrawal must have committed before anything is waited
  /// for. A repeat changes nothing, waits again and answers with a receipt of its own.
  ///
  /// @return empty if there is no such consent of this organization
  public Optional<Withdrawal> withdraw(Actor by, BasisId id) {
    return record.withdraw(by, id).map(consent -> new Withdrawal(consent, receipt(by, consent)));
  }

  private Receipt receipt(Actor by, Consent consent) {
    try {
      var late = waitFor(batches.underway());
      if (!late.isEmpty()) {
        fence.fence(late.stream().map(Batch::writer).collect(Collectors.toSet()));
        late.forEach(batches::close);
      }
    } catch (Snapshots.Unavailable | Fence.NotFenced e) {
      return new Receipt.Pending();
    }
    var receipt = new Receipt.InForce(time.instant(), reads.on(consent.id()));
    facts.record(new Fact.WithdrawalInForce(by, consent.id(), receipt.readBefore().size()));
    return receipt;
  }

  /// @return those that neither closed nor gave way to a later batch of their writer in time
  private Set<Batch> waitFor(Set<Batch> open) throws Snapshots.Unavailable {
    var deadline = System.nanoTime() + overdue.toNanos();
    var left = open;
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      try {
        Thread.sleep(BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Snapshots.Unavailable("interrupted while a withdrawal waited", e);
      }
      var now = batches.underway();
      left = left.stream().filter(now::contains).collect(Collectors.toSet());
    }
    return left;
  }
}
