// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Hold;
import org.firebreak.consent.Holds;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Routing;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.runtime.sealing.DataKeys;
import org.firebreak.runtime.sealing.KeysetFiles;

@Startup
@ApplicationScoped
class PostgresHolds implements Holds, PanacheRepositoryBase<HoldRow, UUID> {

  private static final Instant BEFORE_ALL = Instant.EPOCH;
  private static final UUID LOWEST = new UUID(0, 0);

  private final DataKeys keys;

  PostgresHolds(KeysetFiles keysets) {
    this.keys = new DataKeys(keysets.keyset("quarantine"));
  }

  @Override
  @Transactional
  public void add(Hold hold, Optional<Routing> routing, Optional<byte[]> content) {
    var sealed = content.map(bytes -> keys.seal(bytes, owner(hold.event())));
    if (insert(hold, routing, sealed.map(DataKeys.Sealed::bytes)) > 0) {
      sealed.ifPresent(own -> insertKey(hold.event(), own.wrappedKey()));
    }
  }

  private int insert(Hold hold, Optional<Routing> routing, Optional<byte[]> content) {
    var chain = routing.map(Routing::chain);
    return getEntityManager()
        .createNativeQuery(
            """
            insert into hold (event_id, kind, source_organization, target_organization, referral_id, dispatch_id,
              reasons, high_risk, held_at, expires_at, content, sections, basis_id, origin_organization, hops, most_hops)
            values (:event, :kind, :source, :target, :referral, :dispatch, :reasons, :highRisk, :heldAt, :expiresAt, :content,
              :sections, :basis, :origin, :hops, :mostHops)
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
        .setParameter(
            "sections", routing.map(of -> of.sections().toArray(String[]::new)).orElse(null))
        .setParameter("basis", routing.flatMap(Routing::basis).map(BasisId::value).orElse(null))
        .setParameter("origin", chain.map(of -> of.origin().value()).orElse(null))
        .setParameter("hops", chain.map(Chain::hops).orElse(null))
        .setParameter("mostHops", chain.map(Chain::mostHops).orElse(null))
        .executeUpdate();
  }

  private void insertKey(EventId event, byte[] wrapped) {
    getEntityManager()
        .createNativeQuery("insert into hold_key (event_id, wrapped) values (?1, ?2)")
        .setParameter(1, event.value())
        .setParameter(2, wrapped)
        .executeUpdate();
  }

  @Override
  @Transactional
  public Optional<byte[]> contentOf(EventId event) {
    List<?> rows =
        getEntityManager()
            .createNativeQuery(
                "select wrapped, content from hold join hold_key using (event_id) where event_id = ?1",
                Object[].class)
            .setParameter(1, event.value())
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .findFirst()
        .map(row -> new DataKeys.Sealed((byte[]) row[0], (byte[]) row[1]))
        .map(sealed ->
            keys.open(sealed, owner(event))
                .orElseThrow(() ->
                    new IllegalStateException("the content of hold " + event + " does not open")));
  }

  private static String[] owner(EventId event) {
    return new String[] {"hold", event.toString()};
  }

  @Override
  public Optional<Hold> find(EventId event) {
    return findByIdOptional(event.value()).map(HoldRow::hold);
  }

  @Override
  public List<Hold> list(
      HoldKind kind,
      boolean open,
      Optional<OrganizationId> source,
      Optional<Place> after,
      int limit) {
    var parameters =
        Map.<String, Object>of(
            "kind", HoldRow.code(kind),
            "open", open,
            "source", source.map(OrganizationId::value).orElse(""),
            "heldAt", after.map(Place::heldAt).orElse(BEFORE_ALL),
            "event", after.map(place -> place.event().value()).orElse(LOWEST));
    return find(
            "kind = :kind and (:open = false or state = 'open') and (:source = '' or source = :source)"
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
    // Locked, so that a review that ends one at this moment comes before or after.
    var over =
        find("state = 'open' and expiresAt <= ?1", now)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .list()
            .stream()
            .map(HoldRow::hold)
            .toList();
    var events = over.stream().map(hold -> hold.event().value()).toArray(UUID[]::new);
    getEntityManager()
        .createNativeQuery("delete from hold_key where event_id = any (:events)")
        .setParameter("events", events)
        .executeUpdate();
    getEntityManager()
        .createNativeQuery(
            "update hold set state = 'expired', content = null where event_id = any (:events)")
        .setParameter("events", events)
        .executeUpdate();
    return over;
  }

  @Override
  @Transactional
  public long overdue(Instant since) {
    return count(
        "state = 'open' and kind = 'for-a-person' and highRisk = true and heldAt < ?1", since);
  }
}
