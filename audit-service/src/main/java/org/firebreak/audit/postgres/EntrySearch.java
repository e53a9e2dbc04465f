// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firebreak.audit.EntryQuery;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.Outcome;
import org.hibernate.Session;

/// The SQL of one search. Only fixed text is put together; every value is a parameter.
final class EntrySearch {
  private final StringBuilder sql =
      new StringBuilder(
          "select entry_index, bytes, leaf_hash from entry"
              + " where entry_index >= :first and entry_index < :end and at >= :from and at < :to");
  private final Map<String, Object> parameters = new HashMap<>();

  EntrySearch(EntryQuery query, IndexRange range) {
    parameters.put("first", range.from());
    parameters.put("end", range.to());
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
