// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.Hold;
import org.firebreak.consent.Holds;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.consent.firewall.EventId;

@ApplicationScoped
class PostgresHolds implements Holds, PanacheRepositoryBase<HoldRow, UUID> {

  private static final Instant BEFORE_ALL = Instant.EPOCH;
  private static final UUID LOWEST = new UUID(0, 0);

  @Override
  @Transactional
  public void add(Hold hold, Optional<byte[]> content) {
    getEntityManager()
        .createNativeQuery(
            """
            insert into hold (event_id, kind, source_organization, target_organization, referral_id, dispatch_id,
              reasons, high_risk, held_at, expires_at, content)
            values (:event, :kind, :source, :target, :referral, :dispatch, :reasons, :highRisk, :heldAt, :expiresAt, :content)
            on conflict (event_id) do nothing\
            """)
        .setParameter("event", hold.event().value())
        .setParameter("kind", HoldRow.code(hold.kind()))
        .setParameter("source", hold.source().map(OrganizationId::value).orElse(null))
        .setParameter("target", hold.target().map(OrganizationId::value).orElse(null))
        .setParameter("referral", hold.referralId().orElse(null))
        .setParameter("dispatch", hold.dispatchId().orElse(null))
        .setParameter("reasons", hold.reasons().toArray(String[]::new))
        .setParameter("highRisk", hold.highRisk())
        .setParameter("heldAt", hold.heldAt())
        .setParameter("expiresAt", hold.expiresAt())
        .setParameter("content", content.orElse(null))
        .executeUpdate();
  }

  @Override
  public Optional<Hold> find(EventId event) {
    return findByIdOptional(event.value()).map(HoldRow::hold);
  }

  @Override
  public List<Hold> list(
      HoldKind kind, Optional<OrganizationId> source, Optional<Place> after, int limit) {
    var parameters =
        Map.<String, Object>of(
            "kind", HoldRow.code(kind),
            "source", source.map(OrganizationId::value).orElse(""),
            "heldAt", after.map(Place::heldAt).orElse(BEFORE_ALL),
            "event", after.map(place -> place.event().value()).orElse(LOWEST));
    return find(
            "kind = :kind and (:source = '' or source = :source)"
                + " and (heldAt > :heldAt or (heldAt = :heldAt and eventId > :event))",
            Sort.by("heldAt", "eventId"),
            parameters)
        .page(0, limit)
        .stream()
        .map(HoldRow::hold)
        .toList();
  }

  @Override
  public List<Hold> expire(Instant now) {
    var over =
        find("expired = false and expiresAt <= ?1", now).list().stream()
            .map(HoldRow::hold)
            .toList();
    getEntityManager()
        .createNativeQuery(
            "update hold set expired = true, content = null where event_id = any (:events) and not expired")
        .setParameter(
            "events", over.stream().map(hold -> hold.event().value()).toArray(UUID[]::new))
        .executeUpdate();
    return over;
  }
}
