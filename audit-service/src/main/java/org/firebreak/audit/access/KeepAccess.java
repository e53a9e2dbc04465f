// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.firebreak.audit.Act;
import org.firebreak.audit.AppendEntries;
import org.firebreak.audit.Draft;
import org.firebreak.audit.Fact;
import org.firebreak.audit.Period;
import org.firebreak.audit.Person;
import org.firebreak.audit.access.AccessGrant.Refusal;

/// What auditors do about other organizations' access. Each act is in the log, in the transaction
/// that makes it true, before anybody is answered.
@ApplicationScoped
public class KeepAccess {
  private final AccessGrants grants;
  private final AppendEntries appendEntries;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  public KeepAccess(
      AccessGrants grants, AppendEntries appendEntries, InstantSource time, Supplier<UUID> ids) {
    this.grants = grants;
    this.appendEntries = appendEntries;
    this.time = time;
    this.ids = ids;
  }

  public sealed interface Outcome {
    record Done(AccessGrant grant) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}
  }

  /// Recorded before it is answered, as every reading is.
  public List<AccessGrant> shownTo(String organization) {
    List<AccessGrant> all = grants.all();
    appendEntries.append(
        Fact.byAuditor(
            ids.get(), "access-listed", time.instant(), organization, all.size(), List.of()));
    return all;
  }

  /// The times of which this person may read entries now; none without a grant that is open.
  public List<Period> seenBy(Person grantee) {
    Instant now = time.instant();
    return grants.of(grantee).stream()
        .filter(grant -> grant.isOpenAt(now))
        .map(AccessGrant::sees)
        .toList();
  }

  /// The first of two people. Nothing can be read by it.
  public Outcome propose(
      Person grantee, Period sees, Instant until, AccessGrant.Purpose purpose, Person by) {
    var grant =
        new AccessGrant(
            ids.get(),
            grantee,
            sees,
            until.truncatedTo(ChronoUnit.MICROS),
            purpose,
            act(by),
            Optional.empty(),
            Optional.empty());
    Optional<Refusal> refusal = grant.againstProposing();
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    grants.propose(grant, fact("access-proposed", grant, grant.proposed()));
    return new Outcome.Done(grant);
  }

  /// The second, who is another person: from now on it can be read.
  public Outcome approve(UUID id, Person by) {
    Optional<AccessGrant> found = grants.find(id);
    Act act = act(by);
    Optional<Refusal> refusal =
        found.map(grant -> grant.againstApproving(act)).orElse(Optional.of(Refusal.GRANT_UNKNOWN));
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    AccessGrant grant = found.orElseThrow();
    if (!grants.approve(id, grant.proposed(), act, fact("access-approved", grant, act))) {
      // Somebody was faster, and what they did says why.
      return approve(id, by);
    }
    return done(id);
  }

  /// One person is enough, and the next request is refused.
  public Outcome revoke(UUID id, Person by) {
    Optional<AccessGrant> found = grants.find(id);
    Optional<Refusal> refusal =
        found.map(AccessGrant::againstRevoking).orElse(Optional.of(Refusal.GRANT_UNKNOWN));
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    Act act = act(by);
    if (!grants.revoke(id, act, fact("access-revoked", found.orElseThrow(), act))) {
      return revoke(id, by);
    }
    return done(id);
  }

  private Outcome done(UUID id) {
    return new Outcome.Done(grants.find(id).orElseThrow());
  }

  private Act act(Person by) {
    return new Act(by.organization(), by.subject(), time.instant().truncatedTo(ChronoUnit.MICROS));
  }

  /// Whose access and why, and no person: neither who reads nor who granted it.
  private Draft fact(String kind, AccessGrant grant, Act act) {
    return appendEntries.draft(
        Fact.ofAccess(
            ids.get(),
            kind,
            act,
            grant.id(),
            grant.grantee().organization(),
            grant.purpose().name()));
  }
}
