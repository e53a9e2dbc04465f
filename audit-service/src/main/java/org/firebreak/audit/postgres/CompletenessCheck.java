// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firebreak.audit.Completeness;
import org.hibernate.Session;

/// Looks for what is missing, over the whole log: in the entries that are there, and in what was
/// noted of those that were let go.
final class CompletenessCheck {
  private static final int MOST_LISTED = 100;

  private final Session database;
  private final long treeSize;

  CompletenessCheck(Session database, long treeSize) {
    this.database = database;
    this.treeSize = treeSize;
  }

  Completeness result() {
    List<Completeness.Numbers> numbers = numbers();
    return new Completeness(
        numbers,
        awaited(numbers),
        count("unnumbered", "kind <> 'unreadable'"),
        count("unreadable", "kind = 'unreadable'"),
        contradictions());
  }

  private List<Completeness.Numbers> numbers() {
    return rows("""
    with gone as (
      select outbox, outbox_partition, min(first_number) as first_number, max(last_number) as last_number,
             cast(sum(missing) as bigint) as missing, cast(sum(entry_count) as bigint) as entries
      from let_go_numbers group by outbox, outbox_partition),
    kept as (
      select outbox, outbox_partition, min(outbox_number) as first_number, max(outbox_number) as last_number,
             count(distinct outbox_number) filter (where outbox_number > coalesce(gone.last_number, 0)) as further,
             count(*) as entries
      from entry left join gone using (outbox, outbox_partition)
      where outbox is not null and entry_index < :size
      group by outbox, outbox_partition)
    select outbox, outbox_partition,
           least(gone.first_number, kept.first_number), greatest(gone.last_number, kept.last_number),
           coalesce(gone.last_number - gone.missing, 0) + coalesce(kept.further, 0),
           coalesce(gone.entries, 0) + coalesce(kept.entries, 0), coalesce(gone.last_number, 0)
    from gone full join kept using (outbox, outbox_partition) order by outbox, outbox_partition
    """)
        .map(this::numbers)
        .toList();
  }

  /// Numbers are never taken back, so the highest that was stated counts. The facts of all
  /// producers share a topic, and each producer numbers its own.
  private List<Completeness.Awaited> awaited(List<Completeness.Numbers> logged) {
    return rows("""
    select case parts[1] when 'audit.facts.v1' then producer else parts[1] end as outbox,
           cast(parts[2] as int) as partition, max(cast(parts[3] as bigint))
    from (select fact ->> 'producer' as producer, string_to_array(jsonb_array_elements_text(fact -> 'stated_numbers'), '/') as parts
          from (select convert_from(bytes, 'UTF8')::jsonb -> 'fact' as fact from entry
                where kind = 'numbers-stated' and entry_index < :size) as statements) as stated
    group by outbox, partition order by outbox, partition
    """)
        .map(row -> awaited((String) row[0], (Integer) row[1], (Long) row[2], logged))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Completeness.Awaited> awaited(
      String outbox, int partition, long stated, List<Completeness.Numbers> logged) {
    long last =
        logged.stream()
            .filter(each -> each.outbox().equals(outbox) && each.partition() == partition)
            .mapToLong(Completeness.Numbers::last)
            .findFirst()
            .orElse(0);
    return stated > last
        ? Optional.of(new Completeness.Awaited(outbox, partition, last + 1, stated))
        : Optional.empty();
  }

  private Completeness.Numbers numbers(Object[] row) {
    String outbox = (String) row[0];
    int partition = (Integer) row[1];
    long different = (Long) row[4];
    long letGo = (Long) row[6];
    return new Completeness.Numbers(
        outbox,
        partition,
        (Long) row[2],
        (Long) row[3],
        different,
        (Long) row[5] - different,
        letGo,
        gaps(outbox, partition, letGo));
  }

  private List<Completeness.Gap> gaps(String outbox, int partition, long letGo) {
    return database
        .createNativeQuery(
            """
            select before + 1, number - 1
            from (select outbox_number as number, lag(outbox_number, 1, cast(:letGo as bigint)) over (order by outbox_number) as before
                  from entry where outbox = :outbox and outbox_partition = :partition and outbox_number > :letGo
                  and entry_index < :size) as each
            where number > before + 1 order by number
            """,
            Object[].class)
        .setParameter("outbox", outbox)
        .setParameter("partition", partition)
        .setParameter("letGo", letGo)
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
                + " union all select unnest(contradictions) from let_go order by 1",
            Long.class)
        .setParameter("size", treeSize)
        .setMaxResults(MOST_LISTED)
        .getResultStream()
        .toList();
  }

  /// @param noted the column of what was let go
  private long count(String noted, String condition) {
    return database
        .createNativeQuery(
            ("select count(*) + (select cast(coalesce(sum(%s), 0) as bigint) from let_go) from entry"
                    + " where entry_index < :size and outbox is null and record_topic is not null and %s")
                .formatted(noted, condition),
            Long.class)
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
