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
import org.firebreak.referral.BasisId;
import org.firebreak.referral.Content;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.Inboxes;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.Page;
import org.firebreak.referral.inbox.GivenAnswer;
import org.firebreak.referral.inbox.Noticed;
import org.firebreak.referral.inbox.Received;
import org.firebreak.runtime.sealing.DataKeys;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class PostgresInboxes implements Inboxes, PanacheRepositoryBase<ReceivedRow, UUID> {

  private final EntityManager entities;
  private final HomeSeal seal;
  private final Supplier<UUID> ids;

  PostgresInboxes(EntityManager entities, HomeSeal seal, Supplier<UUID> ids) {
    this.entities = entities;
    this.seal = seal;
    this.ids = ids;
  }

  @Override
  public void add(Received received, Content content) {
    var dispatch = received.dispatch();
    if (count("dispatchId = ?1 or eventId = ?2", dispatch.value(), received.event().value()) == 0) {
      persist(ReceivedRow.of(received));
      var sealed = seal.seal(dispatch, HomeSeal.Part.RECEIVED_CONTENT, content);
      var key = DataKeyRow.of(ids.get(), sealed.wrappedKey());
      entities.persist(key);
      entities.persist(ReceivedContentRow.of(dispatch, key, sealed.bytes()));
    }
  }

  @Override
  public Optional<Received> of(DispatchId id, OrganizationId target) {
    return row(id, target).map(row -> withAnswers(List.of(row)).getFirst());
  }

  @Override
  public Received received(DispatchId id) {
    return withAnswers(List.of(findById(id.value()))).getFirst();
  }

  @Override
  public Optional<Received> lock(DispatchId id, OrganizationId target) {
    var row = row(id, target);
    row.ifPresent(found -> entities.refresh(found, LockModeType.PESSIMISTIC_WRITE));
    return row.map(found -> withAnswers(List.of(found)).getFirst());
  }

  @Override
  public Page<Received> pageOf(OrganizationId target, @Nullable Long from, int limit) {
    var rows =
        find(
                "target = ?1 and place < ?2 order by place desc",
                target.value(),
                Objects.requireNonNullElse(from, Long.MAX_VALUE))
            .range(0, limit)
            .list();
    var items = rows.stream().limit(limit).toList();
    return new Page<>(withAnswers(items), rows.size() > limit ? items.getLast().place : null);
  }

  @Override
  public Content contentOf(DispatchId id) {
    var row = entities.find(ReceivedContentRow.class, id.value());
    var key = row == null ? null : entities.find(DataKeyRow.class, row.keyId);
    if (row == null || key == null) {
      throw new IllegalStateException("dispatch " + id + " has no content in its target's inbox");
    }
    return seal.open(
        id, HomeSeal.Part.RECEIVED_CONTENT, new DataKeys.Sealed(key.wrapped, row.bytes));
  }

  @Override
  public void firstRead(DispatchId id, Instant at) {
    findById(id.value()).readAt = at;
  }

  @Override
  public List<Received> restingOn(BasisId basis, OrganizationId source) {
    return withAnswers(list("basisId = ?1 and source = ?2", basis.value(), source.value()));
  }

  @Override
  public void noticed(DispatchId id, Noticed noticed) {
    findById(id.value()).change(noticed);
  }

  @Override
  public void add(DispatchId id, GivenAnswer answer) {
    entities.persist(AnswerRow.of(id, answer));
  }

  @Override
  public Optional<GivenAnswer> lockAnswer(EventId event, @Nullable EventId cause) {
    return answer(event)
        .or(() -> Optional.ofNullable(cause).flatMap(this::answer))
        .map(AnswerRow::domain);
  }

  @Override
  public void change(GivenAnswer answer) {
    entities.find(AnswerRow.class, answer.outcome().event().value()).change(answer);
  }

  private Optional<ReceivedRow> row(DispatchId id, OrganizationId target) {
    return find("dispatchId = ?1 and target = ?2", id.value(), target.value())
        .firstResultOptional();
  }

  private Optional<AnswerRow> answer(EventId event) {
    var row =
        entities
            .createQuery("from AnswerRow where eventId = ?1 or restsOn = ?1", AnswerRow.class)
            .setParameter(1, event.value())
            .getResultStream()
            .findFirst();
    row.ifPresent(found -> entities.refresh(found, LockModeType.PESSIMISTIC_WRITE));
    return row;
  }

  private List<Received> withAnswers(List<ReceivedRow> rows) {
    Map<UUID, List<GivenAnswer>> answers =
        entities
            .createQuery("from AnswerRow where dispatchId in ?1 order by place", AnswerRow.class)
            .setParameter(1, rows.stream().map(row -> row.dispatchId).toList())
            .getResultStream()
            .collect(
                Collectors.groupingBy(
                    row -> row.dispatchId,
                    Collectors.mapping(AnswerRow::domain, Collectors.toList())));
    return rows.stream()
        .map(row -> row.domain(answers.getOrDefault(row.dispatchId, List.of())))
        .toList();
  }
}
