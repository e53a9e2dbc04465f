// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.HeldSnapshots;
import org.firebreak.consent.Hold;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.loop.Snapshots;
import org.firebreak.consent.review.HeldReferral;
import org.firebreak.consent.review.HoldReview;
import org.firebreak.consent.review.Proposal;
import org.firebreak.consent.review.Reviewer;
import org.firebreak.consent.review.Reviews;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class PostgresReviews implements Reviews {

  private final EntityManager entities;
  private final HeldSnapshots snapshots;

  PostgresReviews(EntityManager entities, HeldSnapshots snapshots) {
    this.entities = entities;
    this.snapshots = snapshots;
  }

  @Override
  public Optional<HoldReview> lock(EventId held, Instant now) {
    var row = entities.find(HoldRow.class, held.value(), LockModeType.PESSIMISTIC_WRITE);
    if (row == null || !row.kind.equals(HoldRow.code(Decision.HoldKind.FOR_A_PERSON))) {
      return Optional.empty();
    }
    return row.referral().map(referral -> review(referral, now));
  }

  private HoldReview review(HeldReferral referral, Instant now) {
    var held = referral.hold().event();
    var basis = referral.routing().basis();
    var snapshot = snapshot(basis.map(Set::of).orElse(Set.of()));
    return new HoldReview(
        referral,
        seenBy(held),
        proposal(held),
        snapshot.directory(),
        basis.map(snapshot.bases()::get),
        now);
  }

  private Set<Reviewer> seenBy(EventId held) {
    var seen = new HashSet<Reviewer>();
    for (Object[] row :
        rows("select organization, subject from hold_seen where event_id = ?1", held.value())) {
      seen.add(reviewer(row));
    }
    return seen;
  }

  private Optional<Proposal> proposal(EventId held) {
    return rows(
            "select organization, subject, meant, proposed_at from release_proposal where event_id = ?1",
            held.value())
        .stream()
        .findFirst()
        .map(row ->
            new Proposal(
                reviewer(row),
                Optional.ofNullable((String) row[2]).map(OrganizationId::new),
                (Instant) row[3]));
  }

  private Snapshots.Snapshot snapshot(Set<BasisId> bases) {
    try {
      return snapshots.take(bases);
    } catch (Snapshots.Unavailable e) {
      throw new IllegalStateException("no directory and no basis to review by", e);
    }
  }

  @Override
  public void seen(EventId held, Reviewer by, Instant at) {
    execute(
        """
        insert into hold_seen (event_id, organization, subject, last_at) values (?1, ?2, ?3, ?4)
        on conflict (event_id, organization, subject) do update set last_at = excluded.last_at\
        """,
        held.value(),
        by.organization().value(),
        by.subject(),
        at);
  }

  @Override
  public int seenSince(Reviewer by, Instant since) {
    rows(
        "select pg_advisory_xact_lock(hashtextextended(?1 || '/' || ?2, 0)) is null, 0",
        by.organization().value(),
        by.subject());
    return rows(
            "select event_id, last_at from hold_seen where organization = ?1 and subject = ?2 and last_at > ?3",
            by.organization().value(),
            by.subject(),
            since)
        .size();
  }

  @Override
  public void propose(EventId held, Proposal proposal) {
    execute(
        """
        insert into release_proposal (event_id, organization, subject, meant, proposed_at) values (?1, ?2, ?3, ?4, ?5)
        on conflict (event_id) do update set organization = excluded.organization, subject = excluded.subject,
          meant = excluded.meant, proposed_at = excluded.proposed_at\
        """,
        held.value(),
        proposal.by().organization().value(),
        proposal.by().subject(),
        proposal.meant().map(OrganizationId::value).orElse(null),
        proposal.at());
  }

  @Override
  public void end(EventId held, Hold.State as, Reviewer by, EventId next, Instant at) {
    var state = as.name().toLowerCase(Locale.ROOT);
    execute("delete from hold_key where event_id = ?1", held.value());
    execute(
        "update hold set state = ?2, content = null where event_id = ?1 and state = 'open'",
        held.value(),
        state);
    execute(
        "insert into review_end (event_id, state, organization, subject, next_event, ended_at) values (?1, ?2, ?3, ?4, ?5, ?6)",
        held.value(),
        state,
        by.organization().value(),
        by.subject(),
        next.value(),
        at);
  }

  private static Reviewer reviewer(Object[] row) {
    return new Reviewer(new OrganizationId((String) row[0]), (String) row[1]);
  }

  private List<Object[]> rows(String select, @Nullable Object... values) {
    var query = entities.createNativeQuery(select, Object[].class);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    List<?> found = query.getResultList();
    return found.stream().map(Object[].class::cast).toList();
  }

  private void execute(String statement, @Nullable Object... values) {
    var query = entities.createNativeQuery(statement);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    query.executeUpdate();
  }
}
