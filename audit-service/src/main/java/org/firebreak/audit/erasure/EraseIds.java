// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.firebreak.audit.Draft;
import org.firebreak.audit.Fact;
import org.firebreak.audit.Nonces;
import org.firebreak.audit.Person;

/// Two people take the way from an id to its entries away, for ever. Each step commits with the
/// fact that records it, before anybody is answered.
@ApplicationScoped
public class EraseIds {
  private final Erasures erasures;
  private final Nonces nonces;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  public EraseIds(Erasures erasures, Nonces nonces, InstantSource time, Supplier<UUID> ids) {
    this.erasures = erasures;
    this.nonces = nonces;
    this.time = time;
    this.ids = ids;
  }

  public sealed interface Outcome {
    /// @param keys how many would go now; dispatches that come until it is approved go too
    record Proposed(ErasureProposal proposal, int keys) implements Outcome {}

    /// Nothing leads from the ids to their entries any more.
    record Destroyed(UUID erasure, int keys) implements Outcome {}

    record Refused(ErasureRefusal why) implements Outcome {}
  }

  /// What waits for a second person. Recorded before it is answered, as every reading is.
  public List<ErasureProposal> shownTo(Person who) {
    return erasures.alone(step -> {
      List<ErasureProposal> open = step.open(time.instant().minus(ErasureProposal.LASTS));
      state(step, "erasures-listed", who, open.size(), List.of());
      return open;
    });
  }

  /// The first of two people. Nothing is destroyed by it.
  public Outcome propose(Person by, ErasureRequest request) {
    return erasures.alone(step -> {
      Map<ErasableId, Commitment> reached = step.reached(request.ids());
      Set<Commitment> named = named(request, reached);
      Optional<ErasureRefusal> refusal =
          named.isEmpty()
              ? Optional.of(ErasureRefusal.NOTHING_TO_ERASE)
              : againstHolds(step, reached);
      if (refusal.isPresent()) {
        return refused(step, by, refusal.get());
      }
      var proposal =
          new ErasureProposal(ids.get(), by, request.reason(), time.instant(), named, false);
      step.propose(proposal);
      state(step, "erasure-proposed", by, reached.size(), request);
      return new Outcome.Proposed(proposal, reached.size());
    });
  }

  /// The second, who names what they approve.
  public Outcome approve(UUID erasure, Person by, ErasureRequest request) {
    return erasures.alone(step -> {
      Map<ErasableId, Commitment> reached = step.reached(request.ids());
      Optional<ErasureRefusal> refusal =
          step.proposal(erasure)
              .map(made ->
                  made.againstApproving(
                      by, time.instant(), named(request, reached), request.reason()))
              .orElse(Optional.of(ErasureRefusal.ERASURE_UNKNOWN))
              .or(() -> againstHolds(step, reached));
      if (refusal.isPresent()) {
        return refused(step, by, refusal.get());
      }
      state(step, "erasure-approved", by, reached.size(), request);
      step.destroy(erasure, by, time.instant(), reached.keySet());
      state(step, "keys-destroyed", by, reached.size(), request);
      return new Outcome.Destroyed(erasure, reached.size());
    });
  }

  /// A refusal tells whether the log knows an id: it is stated as any other answer is.
  private Outcome refused(Erasures.Step step, Person by, ErasureRefusal why) {
    state(step, "erasure-refused", by, 0, List.of(why.name()));
    return new Outcome.Refused(why);
  }

  private static Set<Commitment> named(
      ErasureRequest request, Map<ErasableId, Commitment> reached) {
    var named = new HashSet<Commitment>();
    reached.forEach((id, commitment) -> {
      if (request.ids().contains(id)) {
        named.add(commitment);
      }
    });
    return named;
  }

  private static Optional<ErasureRefusal> againstHolds(
      Erasures.Step step, Map<ErasableId, Commitment> reached) {
    return step.held(reached) ? Optional.of(ErasureRefusal.UNDER_LEGAL_HOLD) : Optional.empty();
  }

  /// How many and why, and no id: neither what was erased nor who asked.
  private void state(
      Erasures.Step step, String kind, Person by, int count, ErasureRequest request) {
    state(step, kind, by, count, List.of(request.reason().name()));
  }

  private void state(Erasures.Step step, String kind, Person by, int count, List<String> reasons) {
    Instant now = time.instant();
    Fact fact = Fact.byAuditor(ids.get(), kind, now, by.organization(), count, reasons);
    step.append(new Draft(fact, Optional.empty(), now, nonces.get()));
  }
}
