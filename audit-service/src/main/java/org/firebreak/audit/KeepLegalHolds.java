// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// What auditors do about legal holds. Each act is in the log, in the transaction that makes it
/// true, before anybody is answered.
@ApplicationScoped
public class KeepLegalHolds {
  private final LegalHolds holds;
  private final AppendEntries appendEntries;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  public KeepLegalHolds(
      LegalHolds holds, AppendEntries appendEntries, InstantSource time, Supplier<UUID> ids) {
    this.holds = holds;
    this.appendEntries = appendEntries;
    this.time = time;
    this.ids = ids;
  }

  public sealed interface Outcome {
    record Done(LegalHold hold) implements Outcome {}

    record Refused(LegalHold.Refusal why) implements Outcome {}
  }

  /// Recorded before it is answered, as every reading is.
  public List<LegalHold> shownTo(String organization) {
    List<LegalHold> all = holds.all();
    appendEntries.append(
        Fact.byAuditor(
            ids.get(), "legal-holds-listed", time.instant(), organization, all.size(), List.of()));
    return all;
  }

  /// From now on nothing of this period is let go, and whatever was let go before is gone.
  public LegalHold place(
      Period period, LegalHold.Reason reason, String organization, String subject) {
    var hold =
        new LegalHold(
            ids.get(), period, reason, act(organization, subject), new LegalHold.State.Standing());
    holds.place(hold, fact("legal-hold-placed", hold, hold.placed()));
    return hold;
  }

  /// The first of two people. The hold stands.
  public Outcome proposeLift(UUID id, String organization, String subject) {
    Optional<LegalHold> found = holds.find(id);
    Optional<LegalHold.Refusal> refusal =
        found
            .map(LegalHold::againstProposing)
            .orElse(Optional.of(LegalHold.Refusal.LEGAL_HOLD_UNKNOWN));
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    LegalHold hold = found.orElseThrow();
    Act act = act(organization, subject);
    if (!holds.proposeLift(id, act, fact("legal-hold-lift-proposed", hold, act))) {
      // Somebody was faster, and what they did says why.
      return proposeLift(id, organization, subject);
    }
    return done(hold, new LegalHold.State.LiftProposed(act));
  }

  /// The second, who is another person.
  public Outcome approveLift(UUID id, String organization, String subject) {
    Optional<LegalHold> found = holds.find(id);
    Act act = act(organization, subject);
    Optional<LegalHold.Refusal> refusal =
        found
            .map(hold -> hold.againstApproving(act))
            .orElse(Optional.of(LegalHold.Refusal.LEGAL_HOLD_UNKNOWN));
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    LegalHold hold = found.orElseThrow();
    if (!(hold.state() instanceof LegalHold.State.LiftProposed(var proposal))) {
      throw new IllegalStateException("a lift is approved that nobody proposed");
    }
    if (!holds.lift(id, proposal, act, fact("legal-hold-lifted", hold, act))) {
      return approveLift(id, organization, subject);
    }
    return done(hold, new LegalHold.State.Lifted(proposal, act));
  }

  private Act act(String organization, String subject) {
    return new Act(organization, subject, time.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private Draft fact(String kind, LegalHold hold, Act act) {
    return appendEntries.draft(Fact.ofLegalHold(ids.get(), kind, act, hold.id(), hold.reason()));
  }

  private static Outcome done(LegalHold hold, LegalHold.State state) {
    return new Outcome.Done(
        new LegalHold(hold.id(), hold.period(), hold.reason(), hold.placed(), state));
  }
}
