// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.firebreak.audit.Draft;
import org.firebreak.audit.EntryFixture;
import org.firebreak.audit.Person;

/// Keys in memory, for one thread.
final class InMemoryKeys implements Erasures, Erasures.Step {
  private record Row(Commitment commitment, Optional<ErasableId> referral) {}

  private final Map<ErasableId, Row> rows = new HashMap<>();
  private final Map<UUID, ErasureProposal> proposals = new HashMap<>();
  private final Set<UUID> ended = new HashSet<>();
  private final CommitmentKeys fresh = EntryFixture.countingKeys();
  final Set<ErasableId> held = new HashSet<>();
  final List<Draft> appended = new ArrayList<>();

  void add(ErasableId id) {
    rows.put(id, new Row(fresh.get().commit(id), Optional.empty()));
  }

  void add(ErasableId id, ErasableId referral) {
    rows.put(id, new Row(fresh.get().commit(id), Optional.of(referral)));
  }

  Set<ErasableId> ids() {
    return Set.copyOf(rows.keySet());
  }

  @Override
  public <T> T alone(Function<Erasures.Step, T> step) {
    return step.apply(this);
  }

  @Override
  public Map<ErasableId, Commitment> reached(Set<ErasableId> ids) {
    var reached = new HashMap<ErasableId, Commitment>();
    rows.forEach((id, row) -> {
      if (ids.contains(id) || row.referral().filter(ids::contains).isPresent()) {
        reached.put(id, row.commitment());
      }
    });
    return reached;
  }

  @Override
  public boolean held(Map<ErasableId, Commitment> ids) {
    return ids.keySet().stream().anyMatch(held::contains);
  }

  @Override
  public void propose(ErasureProposal proposal) {
    proposals.put(proposal.id(), proposal);
  }

  @Override
  public Optional<ErasureProposal> proposal(UUID id) {
    var live = rows.values().stream().map(Row::commitment).toList();
    return Optional.ofNullable(proposals.get(id))
        .map(made ->
            new ErasureProposal(
                made.id(),
                made.by(),
                made.reason(),
                made.at(),
                new HashSet<>(made.commitments().stream().filter(live::contains).toList()),
                ended.contains(id)));
  }

  @Override
  public List<ErasureProposal> open(Instant after) {
    return proposals.values().stream()
        .filter(made -> made.at().isAfter(after) && !ended.contains(made.id()))
        .sorted(
            Comparator.comparing(ErasureProposal::at)
                .reversed()
                .thenComparing(made -> made.id().toString()))
        .toList();
  }

  @Override
  public void destroy(UUID proposal, Person approver, Instant at, Set<ErasableId> ids) {
    ended.add(proposal);
    rows.keySet().removeAll(ids);
  }

  @Override
  public void append(Draft draft) {
    appended.add(draft);
  }
}
