// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.firebreak.audit.Completeness;
import org.firebreak.audit.Entries;
import org.firebreak.audit.EntryQuery;
import org.firebreak.audit.Head;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.LoggedEntry;
import org.firebreak.audit.Period;
import org.firebreak.audit.Span;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Tiles;

@ApplicationScoped
@ActivateRequestContext
class PostgresEntries implements Entries, PanacheRepositoryBase<EntryRow, Long> {
  private static final long CHUNK = 1_000;

  @Override
  public Head head() {
    return reading(() -> {
      var row =
          getSession()
              .createNativeQuery("select tree_size, root_hash from head", Object[].class)
              .getSingleResult();
      return new Head((Long) row[0], Hash.of((byte[]) row[1]));
    });
  }

  @Override
  public Slice find(EntryQuery query, IndexRange range) {
    return reading(() -> {
      List<EntryRow> rows = new EntrySearch(query, range).in(getSession(), query.limit() + 1);
      boolean more = rows.size() > query.limit();
      return new Slice(rows.stream().limit(query.limit()).map(EntryRow::toEntry).toList(), more);
    });
  }

  @Override
  public Optional<LoggedEntry> at(long index, long treeSize) {
    if (index < 0 || index >= treeSize) {
      return Optional.empty();
    }
    EntryRow row = reading(() -> findById(index));
    if (row == null && index >= firstKept()) {
      throw new LogDamaged("the entry at index " + index + " is gone");
    }
    return Optional.ofNullable(row).map(EntryRow::toEntry);
  }

  @Override
  public long firstKept() {
    return reading(() ->
        getSession()
            .createNativeQuery("select coalesce(max(end_index), 0) from let_go", Long.class)
            .getSingleResult());
  }

  @Override
  public boolean letGo(Period period) {
    return reading(() ->
        getSession()
            .createNativeQuery(
                "select exists (select 1 from let_go where earliest < :to and latest >= :from)",
                Boolean.class)
            .setParameter("from", period.from())
            .setParameter("to", period.to())
            .getSingleResult());
  }

  /// The planner does not know that later entries have higher indexes: without `offset 0` it reads
  /// the log from its first entry on, and from its last, until it meets one of this time.
  @Override
  public Optional<IndexRange> indexes(Period period, long treeSize) {
    Object[] row =
        reading(() ->
            getSession()
                .createNativeQuery(
                    "select min(entry_index), max(entry_index) from (select entry_index from entry"
                        + " where at >= :from and at < :to and entry_index < :size offset 0) as times",
                    Object[].class)
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .setParameter("size", treeSize)
                .getSingleResult());
    return Optional.ofNullable((Long) row[0])
        .map(first -> new IndexRange(first, (Long) row[1] + 1));
  }

  @Override
  public Optional<Span> span(IndexRange range) {
    Object[] row =
        reading(() ->
            getSession()
                .createNativeQuery(
                    "select min(at), max(at), count(*) from entry"
                        + " where entry_index >= :from and entry_index < :to",
                    Object[].class)
                .setParameter("from", range.from())
                .setParameter("to", range.to())
                .getSingleResult());
    return (Long) row[2] == range.to() - range.from()
        ? Optional.of(new Span((Instant) row[0], (Instant) row[1]))
        : Optional.empty();
  }

  @Override
  public void forEach(long from, long to, Consumer<LoggedEntry> each) {
    long next = from;
    while (next < to) {
      for (LoggedEntry entry : chunk(next, Math.min(next + CHUNK, to))) {
        if (entry.index() != next) {
          throw missing(next);
        }
        each.accept(entry);
        next++;
      }
    }
  }

  private List<LoggedEntry> chunk(long from, long to) {
    List<Object[]> rows =
        reading(() ->
            getSession()
                .createNativeQuery(
                    "select entry_index, bytes, leaf_hash from entry"
                        + " where entry_index >= :from and entry_index < :to order by entry_index",
                    Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
    if (rows.isEmpty()) {
      throw missing(from);
    }
    return rows.stream()
        .map(row -> new LoggedEntry((Long) row[0], (byte[]) row[1], Hash.of((byte[]) row[2])))
        .toList();
  }

  private RuntimeException missing(long index) {
    return index < firstKept()
        ? new LogUnavailable("the entry at index " + index + " was let go while it was read")
        : new LogDamaged("the entry at index " + index + " is gone");
  }

  @Override
  public Map<Commitment, ErasableId> open(Set<Commitment> commitments) {
    return reading(() ->
        getSession().doReturningWork(connection -> new StoredKeys(connection).open(commitments)));
  }

  @Override
  public Optional<Commitment> commitment(ErasableId id) {
    return Optional.ofNullable(
        reading(() ->
            getSession()
                .doReturningWork(
                    connection -> new StoredKeys(connection).reached(Set.of(id)).get(id))));
  }

  /// In one transaction: while it reads, nothing is let go.
  @Override
  @Transactional
  public Completeness completeness(long treeSize) {
    return reading(() -> new CompletenessCheck(getSession(), treeSize).result());
  }

  @Override
  public Tiles.Source tiles() {
    return (level, index, count) ->
        reading(() ->
            getSession()
                .doReturningWork(
                    connection -> new StoredTiles(connection).hashes(level, index, count)));
  }

  private static <T> T reading(Supplier<T> read) {
    try {
      return read.get();
    } catch (PersistenceException e) {
      throw new LogUnavailable("the database did not answer", e);
    }
  }
}
