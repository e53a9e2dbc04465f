// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.Notices;
import org.firebreak.referral.Withdrawal;
import org.firebreak.referral.outcome.Notice;

@ApplicationScoped
@Transactional
class PostgresNotices implements Notices, PanacheRepositoryBase<NoticeRow, UUID> {

  private final EntityManager entities;

  PostgresNotices(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(Withdrawal withdrawal) {
    lock("pg_advisory_xact_lock", withdrawal.consent());
    if (entities.find(WithdrawalRow.class, withdrawal.consent().value()) == null) {
      entities.persist(WithdrawalRow.of(withdrawal));
    }
  }

  @Override
  public Optional<Withdrawal> withdrawalOf(BasisId consent) {
    lock("pg_advisory_xact_lock_shared", consent);
    return Optional.ofNullable(entities.find(WithdrawalRow.class, consent.value()))
        .map(WithdrawalRow::domain);
  }

  @Override
  public void add(Notice notice) {
    persist(NoticeRow.of(notice));
  }

  @Override
  public Optional<Notice> lock(DispatchId dispatch) {
    var row = findByIdOptional(dispatch.value());
    row.ifPresent(found -> entities.refresh(found, LockModeType.PESSIMISTIC_WRITE));
    return row.map(NoticeRow::domain);
  }

  @Override
  public List<Notice> lockExpired(Instant now) {
    return find("state in ('held-for-source', 'held-for-person') and expiresAt <= ?1", now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .map(NoticeRow::domain)
        .toList();
  }

  @Override
  public void change(Notice notice) {
    findById(notice.dispatch().value()).change(notice);
  }

  @Override
  public Map<DispatchId, Notice> about(Collection<DispatchId> dispatches) {
    return find("dispatchId in ?1", dispatches.stream().map(DispatchId::value).toList()).stream()
        .map(NoticeRow::domain)
        .collect(Collectors.toMap(Notice::dispatch, notice -> notice));
  }

  /// An advisory lock also stands between rows that are not there yet. Two consents with the same
  /// hash only make each other wait.
  private void lock(String how, BasisId consent) {
    entities
        .createNativeQuery("select 1 from " + how + "(hashtextextended(?1, 0))", Integer.class)
        .setParameter(1, "withdrawal " + consent)
        .getSingleResult();
  }
}
