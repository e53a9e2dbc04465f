// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.firebreak.audit.Completeness;
import org.firebreak.audit.DecisionCount;
import org.firebreak.audit.Entries;
import org.firebreak.audit.EntryQuery;
import org.firebreak.audit.Head;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.LoggedEntry;
import org.firebreak.audit.Outcome;
import org.firebreak.audit.Period;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Subtrees;
import org.firebreak.audit.log.Tiles;

@ApplicationScoped
@ActivateRequestContext
class PostgresEntries implements Entries, PanacheRepositoryBase<EntryRow, Long> {
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
  public Slice find(EntryQuery query, long treeSize) {
    return reading(() -> {
      List<EntryRow> rows = new EntrySearch(query, treeSize).in(getSession(), query.limit() + 1);
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
    if (row == null) {
      throw new LogDamaged("the entry at index " + index + " is gone");
    }
    return Optional.of(row.toEntry());
  }

  @Override
  public List<DecisionCount> count(Period period, long treeSize) {
    return reading(() ->
        getSession()
            .createNativeQuery(
                """
                select outcome, reason, road, count(*)
                from entry left join lateral unnest(reasons) as reason on true
                where kind = 'decision' and at >= :from and at < :to and entry_index < :size
                group by outcome, reason, road
                order by outcome, reason nulls first, road nulls first
                """,
                Object[].class)
            .setParameter("from", period.from())
            .setParameter("to", period.to())
            .setParameter("size", treeSize)
            .getResultStream()
            .map(PostgresEntries::decisionCount)
            .toList());
  }

  @Override
  public Completeness completeness(long treeSize) {
    return reading(() -> new CompletenessCheck(getSession(), treeSize).result());
  }

  @Override
  public Subtrees subtrees(long treeSize) {
    return new Tiles(
        treeSize,
        (level, index, count) ->
            reading(() ->
                getSession()
                    .doReturningWork(
                        connection -> new StoredTiles(connection).hashes(level, index, count))));
  }

  private static DecisionCount decisionCount(Object[] row) {
    String outcome = (String) row[0];
    return new DecisionCount(
        Outcome.ofCode(outcome)
            .orElseThrow(() -> new LogDamaged("an entry has an outcome that does not exist")),
        Optional.ofNullable((String) row[1]),
        Optional.ofNullable((String) row[2]),
        (Long) row[3]);
  }

  private static <T> T reading(Supplier<T> read) {
    try {
      return read.get();
    } catch (PersistenceException e) {
      throw new LogUnavailable("the database did not answer", e);
    }
  }
}
