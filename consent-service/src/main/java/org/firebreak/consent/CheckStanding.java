// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.firebreak.consent.firewall.Case;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.Firewall;
import org.firebreak.consent.loop.Snapshots;
import org.firebreak.consent.loop.Snapshots.Snapshot;

/// Asks rules 2, 3, 5, 6 and 8 again, on the directory and the basis as of now. Each grant and
/// refusal is a fact, committed before the answer goes out: what auditors do not hear of is not
/// read.
@ApplicationScoped
public class CheckStanding {

  private final HeldSnapshots snapshots;
  private final GrantedReads reads;
  private final Facts facts;
  private final InstantSource time;

  CheckStanding(HeldSnapshots snapshots, GrantedReads reads, Facts facts, InstantSource time) {
    this.snapshots = snapshots;
    this.reads = reads;
    this.facts = facts;
    this.time = time;
  }

  /// The basis is held from before it is read until the grant has committed: a withdrawal comes
  /// before it and is seen, or after it and lists it.
  @Transactional
  public Standing check(StandingQuestion question) {
    Snapshot snapshot;
    try {
      snapshot = snapshots.take(question.basis() == null ? Set.of() : Set.of(question.basis()));
    } catch (Snapshots.Unavailable e) {
      return new Standing.Unknown();
    }
    var now = time.instant();
    if (!snapshot.isHeard(now)) {
      return new Standing.Unknown();
    }
    var basis = Optional.ofNullable(question.basis()).map(snapshot.bases()::get);
    var reasons =
        Firewall.standing(
            Case.of(
                event(question),
                question.purpose().code(),
                question.target().value(),
                snapshot.directory(),
                basis,
                now));
    if (reasons.isEmpty()) {
      if (question.basis() != null) {
        reads.add(question.basis(), question.dispatchId(), question.target(), now);
      }
      facts.record(new Fact.StandingGranted(question));
      return new Standing.Granted();
    }
    var codes = reasons.stream().sorted().map(Enum::name).toList();
    facts.record(new Fact.StandingRefused(question, codes));
    return new Standing.Refused(codes);
  }

  private static Event event(StandingQuestion question) {
    return new Event(
        question.event(),
        new Event.Kind.Referral(),
        question.referralId(),
        question.dispatchId(),
        question.source(),
        question.sections().stream().map(SectionLabel::code).toList(),
        question.basis(),
        new Chain(question.origin(), 0, Chain.MOST_HOPS),
        null,
        false,
        new Event.Position(0, 1));
  }
}
