// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firebreak.audit.EntryQuery;
import org.firebreak.audit.Outcome;
import org.hibernate.Session;

/// The SQL of one search. Only fixed text is put together; every value is a parameter.
final class EntrySearch {
  /// The planner knows neither how rare a value in the bytes is nor that later entries have higher
  /// indexes: left alone, it reads the log from its first entry on until a page is full. `offset 0`
  /// keeps it from answering these two in that same way.
  private static final String BETWEEN_FIRST_AND_LAST_OF_PERIOD =
      " and entry_index >= (select min(entry_index) from"
          + " (select entry_index from entry where at >= :from and at < :to offset 0) as times)"
          + " and entry_index <= (select max(entry_index) from"
          + " (select entry_index from entry where at >= :from and at < :to offset 0) as times)";

  private final StringBuilder sql =
      new StringBuilder(
          "select entry_index, bytes, leaf_hash from entry"
              + " where entry_index > :after and entry_index < :size and at >= :from and at < :to");
  private final Map<String, Object> parameters = new HashMap<>();

  EntrySearch(EntryQuery query, long treeSize) {
    parameters.put("after", query.after());
    parameters.put("size", treeSize);
    parameters.put("from", query.period().from());
    parameters.put("to", query.period().to());
    query
        .organization()
        .ifPresent(value ->
            and("organizations @> array[cast(:organization as text)]", "organization", value));
    query
        .outcome()
        .map(Outcome::code)
        .ifPresent(value -> and("outcome = :outcome", "outcome", value));
    query
        .reason()
        .ifPresent(value -> and("reasons @> array[cast(:reason as text)]", "reason", value));
    // The column is for entries of version 1, which hold the id.
    query
        .referralId()
        .ifPresent(value ->
            and(
                "(referral_id = :referral_id or referral ="
                    + " (select commitment from id_key where kind = 'referral' and id = :referral_id))",
                "referral_id",
                value));
    query
        .referral()
        .ifPresent(value -> and("referral = :referral", "referral", value.hash().bytes()));
    query.kind().ifPresent(value -> and("kind = :kind", "kind", value));
    // Not in columns: they would slow down each append, and rows from before could not be given
    // them.
    if (!query.fields().isEmpty()) {
      sql.append(BETWEEN_FIRST_AND_LAST_OF_PERIOD);
    }
    query
        .fields()
        .forEach((field, value) ->
            and(
                "position(:%s in bytes) > 0".formatted(field.member()),
                field.member(),
                field.bytes(value)));
  }

  List<EntryRow> in(Session database, int atMost) {
    var search =
        database
            .createNativeQuery(sql + " order by entry_index", EntryRow.class)
            .setMaxResults(atMost);
    parameters.forEach(search::setParameter);
    return search.getResultStream().toList();
  }

  private void and(String condition, String parameter, Object value) {
    sql.append(" and ").append(condition);
    parameters.put(parameter, value);
  }
}
