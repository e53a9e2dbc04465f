// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.firebreak.referral.Content;
import org.firebreak.referral.Dispatch;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.Page;
import org.firebreak.referral.Referral;
import org.firebreak.referral.ReferralId;
import org.firebreak.referral.Referrals;
import org.firebreak.runtime.sealing.DataKeys;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class PostgresReferrals implements Referrals, PanacheRepositoryBase<ReferralRow, UUID> {

  private final EntityManager entities;
  private final HomeSeal seal;
  private final Supplier<UUID> ids;

  PostgresReferrals(EntityManager entities, HomeSeal seal, Supplier<UUID> ids) {
    this.entities = entities;
    this.seal = seal;
    this.ids = ids;
  }

  @Override
  public void add(Referral referral, Content content) {
    persist(ReferralRow.of(referral));
    referral.dispatches().forEach(sent -> entities.persist(DispatchRow.of(sent, seal)));
    var copies = referral.dispatches().stream().map(sent -> copy(sent, content)).toList();
    copies.forEach(copy -> entities.persist(copy.key()));
    copies.forEach(copy -> entities.persist(copy.content()));
  }

  @Override
  public Optional<Referral> of(ReferralId id, OrganizationId source) {
    return find("id = ?1 and source = ?2", id.value(), source.value())
        .firstResultOptional()
        .map(row -> withDispatches(List.of(row)).getFirst());
  }

  @Override
  public Page<Referral> pageOf(OrganizationId source, @Nullable Long from, int limit) {
    var rows =
        find(
                "source = ?1 and place < ?2 order by place desc",
                source.value(),
                Objects.requireNonNullElse(from, Long.MAX_VALUE))
            .range(0, limit)
            .list();
    var items = rows.stream().limit(limit).toList();
    return new Page<>(withDispatches(items), rows.size() > limit ? items.getLast().place : null);
  }

  @Override
  public int heldForAPerson(OrganizationId source, Instant now) {
    return entities
        .createQuery(
            "select count(*) from DispatchRow d join ReferralRow r on r.id = d.referralId"
                + " where d.state = 'held-for-person' and d.expiresAt > ?1 and r.source = ?2",
            Long.class)
        .setParameter(1, now)
        .setParameter(2, source.value())
        .getSingleResult()
        .intValue();
  }

  @Override
  public Optional<Dispatch> lock(DispatchId id) {
    return locked(id).map(row -> row.domain(seal));
  }

  @Override
  public void change(Dispatch dispatch) {
    entities.find(DispatchRow.class, dispatch.id().value()).change(dispatch);
  }

  @Override
  public void addCure(Dispatch cure, Content content) {
    entities.persist(DispatchRow.of(cure, seal));
    var copy = copy(cure, content);
    entities.persist(copy.key());
    entities.persist(copy.content());
  }

  private record Copy(DataKeyRow key, DispatchContentRow content) {}

  private Copy copy(Dispatch dispatch, Content content) {
    var sealed = seal.seal(dispatch.id(), HomeSeal.Part.SENT_CONTENT, content);
    var key = DataKeyRow.of(ids.get(), sealed.wrappedKey());
    return new Copy(key, DispatchContentRow.of(dispatch.id(), key, sealed.bytes()));
  }

  @Override
  public Optional<Content> contentOf(DispatchId id) {
    var row = entities.find(DispatchContentRow.class, id.value());
    var key = row == null ? null : entities.find(DataKeyRow.class, row.keyId);
    return row == null || key == null
        ? Optional.empty()
        : Optional.of(
            seal.open(id, HomeSeal.Part.SENT_CONTENT, new DataKeys.Sealed(key.wrapped, row.bytes)));
  }

  @Override
  public void destroyContentOf(DispatchId id) {
    entities
        .createQuery(
            "delete from DataKeyRow where id in"
                + " (select keyId from DispatchContentRow where dispatchId = ?1)")
        .setParameter(1, id.value())
        .executeUpdate();
    entities
        .createQuery("delete from DispatchContentRow where dispatchId = ?1")
        .setParameter(1, id.value())
        .executeUpdate();
  }

  /// Refreshed, because a row that was read before it was locked may have changed in between.
  private Optional<DispatchRow> locked(DispatchId id) {
    var row = Optional.ofNullable(entities.find(DispatchRow.class, id.value()));
    row.ifPresent(found -> entities.refresh(found, LockModeType.PESSIMISTIC_WRITE));
    return row;
  }

  private List<Referral> withDispatches(List<ReferralRow> rows) {
    Map<UUID, List<Dispatch>> dispatches =
        entities
            .createQuery(
                "from DispatchRow where referralId in ?1 order by target, place", DispatchRow.class)
            .setParameter(1, rows.stream().map(row -> row.id).toList())
            .getResultStream()
            .map(row -> row.domain(seal))
            .collect(Collectors.groupingBy(sent -> sent.referral().value()));
    return rows.stream()
        .map(row -> row.domain(dispatches.getOrDefault(row.id, List.of())))
        .toList();
  }
}
