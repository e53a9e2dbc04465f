// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.Bases;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Fact;
import org.firebreak.consent.Fact.Actor;
import org.firebreak.consent.Facts;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Firewall;
import org.firebreak.consent.firewall.Reason;
import org.firebreak.consent.firewall.Verdict;
import org.firebreak.consent.replay.KeptDecision.KeptFacts;
import org.jspecify.annotations.Nullable;

/// Computes decisions again (DecisionsAreReproducible), and says which deliveries today's directory
/// would not permit any more. It changes nothing and decides nothing.
@ApplicationScoped
public class ReplayDecisions {

  private final DirectoryHistory history;
  private final Bases bases;
  private final Facts facts;

  ReplayDecisions(DirectoryHistory history, Bases bases, Facts facts) {
    this.history = history;
    this.bases = bases;
    this.facts = facts;
  }

  /// @param today of what was delivered, with today's directory and all else as it was then; null
  ///   of anything else
  public record Replayed(UUID event, Result result, @Nullable Verdict today) {}

  public sealed interface Result {
    record Same() implements Result {}

    record Different(Verdict computed) implements Result {}

    record NotComputed(Why why) implements Result {}
  }

  /// The codes are an interface.
  public enum Why {
    /// Made by other rules than this build has.
    OTHER_POLICY_VERSION,
    /// The basis that it rested on is not kept here, or never had that version.
    BASIS_NOT_KEPT,
    /// The log holds a commitment to the basis, and its key is destroyed.
    BASIS_ERASED,
    /// It says something that no rule knows.
    NOT_READABLE
  }

  @Transactional
  public List<Replayed> replay(Actor by, List<KeptDecision> decisions) {
    var directories = new HashMap<Long, Directory>();
    var latest = history.latest();
    var replayed =
        decisions.stream().map(decision -> replay(decision, directories, latest)).toList();
    facts.record(new Fact.DecisionsReplayed(by, decisions.size()));
    return replayed;
  }

  private Replayed replay(
      KeptDecision decision, Map<Long, Directory> directories, Directory latest) {
    if (!decision.policyVersion().equals(Firewall.POLICY_VERSION)) {
      return notComputed(decision, Why.OTHER_POLICY_VERSION);
    }
    try {
      var kept = decision.facts();
      if (kept == null) {
        return compared(decision, unreadable(decision), null);
      }
      if (kept.basisErased()) {
        return notComputed(decision, Why.BASIS_ERASED);
      }
      var basis = basis(kept);
      if (basis.isEmpty() && restsOnOne(kept)) {
        return notComputed(decision, Why.BASIS_NOT_KEPT);
      }
      var then = directories.computeIfAbsent(decision.directoryRevision(), history::at);
      var today =
          decision.verdict().outcome().equals("deliver")
              ? computed(decision, kept, latest, basis)
              : null;
      return compared(decision, computed(decision, kept, then, basis), today);
    } catch (IllegalArgumentException e) {
      return notComputed(decision, Why.NOT_READABLE);
    }
  }

  private static Verdict computed(
      KeptDecision decision, KeptFacts facts, Directory directory, Optional<Basis> basis) {
    return Verdict.of(
        Firewall.decide(Recomputation.caseOf(facts, directory, basis, decision.decidedAt())));
  }

  private static Verdict unreadable(KeptDecision decision) {
    var reason =
        decision.verdict().reasons().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("nothing to read, and no reason"));
    return Verdict.of(Firewall.unreadable(Reason.valueOf(reason)));
  }

  /// An event may name none, or one that never existed: then the decision names no version.
  private static boolean restsOnOne(KeptFacts facts) {
    return facts.basis() != null && facts.basisVersion() != null;
  }

  /// As it was then.
  private Optional<Basis> basis(KeptFacts facts) {
    if (facts.basis() == null || facts.basisVersion() == null) {
      return Optional.empty();
    }
    int version = facts.basisVersion();
    return bases
        .find(facts.basis())
        .flatMap(basis ->
            switch (basis) {
              case Basis.Consent consent -> consent.asOf(version).map(Basis.class::cast);
              case Basis.LawfulBasis lawful -> lawful.asOf(version).map(Basis.class::cast);
            });
  }

  private static Replayed compared(
      KeptDecision decision, Verdict computed, @Nullable Verdict today) {
    return new Replayed(
        decision.event(),
        computed.equals(decision.verdict()) ? new Result.Same() : new Result.Different(computed),
        today);
  }

  private static Replayed notComputed(KeptDecision decision, Why why) {
    return new Replayed(decision.event(), new Result.NotComputed(why), null);
  }
}
