// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.util.List;
import java.util.stream.Stream;
import org.firebreak.audit.Completeness;
import org.hibernate.Session;

/// Looks for what is missing, over the whole log.
final class CompletenessCheck {
  private static final int MOST_LISTED = 100;

  private final Session database;
  private final long treeSize;

  CompletenessCheck(Session database, long treeSize) {
    this.database = database;
    this.treeSize = treeSize;
  }

  Completeness result() {
    return new Completeness(
        rows("""
        select outbox, outbox_partition, min(outbox_number), max(outbox_number),
               count(distinct outbox_number), count(*)
        from entry where outbox is not null and entry_index < :size
        group by outbox, outbox_partition order by outbox, outbox_partition
        """)
            .map(this::numbers)
            .toList(),
        count("outbox is null and record_topic is not null and kind <> 'unreadable'"),
        count("outbox is null and record_topic is not null and kind = 'unreadable'"),
        contradictions());
  }

  private Completeness.Numbers numbers(Object[] row) {
    String outbox = (String) row[0];
    int partition = (Integer) row[1];
    long different = (Long) row[4];
    return new Completeness.Numbers(
        outbox,
        partition,
        (Long) row[2],
        (Long) row[3],
        different,
        (Long) row[5] - different,
        gaps(outbox, partition));
  }

  private List<Completeness.Gap> gaps(String outbox, int partition) {
    return database
        .createNativeQuery(
            """
            select before + 1, number - 1
            from (select outbox_number as number, lag(outbox_number, 1, cast(0 as bigint)) over (order by outbox_number) as before
                  from entry where outbox = :outbox and outbox_partition = :partition and entry_index < :size) as each
            where number > before + 1 order by number
            """,
            Object[].class)
        .setParameter("outbox", outbox)
        .setParameter("partition", partition)
        .setParameter("size", treeSize)
        .setMaxResults(MOST_LISTED)
        .getResultStream()
        .map(gap -> new Completeness.Gap((Long) gap[0], (Long) gap[1]))
        .toList();
  }

  private List<Long> contradictions() {
    return database
        .createNativeQuery(
            "select entry_index from entry where contradicts is not null and entry_index < :size"
                + " order by entry_index",
            Long.class)
        .setParameter("size", treeSize)
        .setMaxResults(MOST_LISTED)
        .getResultStream()
        .toList();
  }

  private long count(String condition) {
    return database
        .createNativeQuery(
            "select count(*) from entry where entry_index < :size and " + condition, Long.class)
        .setParameter("size", treeSize)
        .getSingleResult();
  }

  private Stream<Object[]> rows(String sql) {
    return database
        .createNativeQuery(sql, Object[].class)
        .setParameter("size", treeSize)
        .getResultStream();
  }
}
