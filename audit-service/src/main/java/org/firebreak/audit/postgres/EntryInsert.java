// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.firebreak.audit.OutboxNumber;
import org.firebreak.audit.Outcome;
import org.firebreak.audit.RecordReference;
import org.firebreak.audit.postgres.AppendBatch.NewEntry;
import org.jspecify.annotations.Nullable;

/// Writes new entries and what makes them known: a statement each, however many they are, since to
/// plan a statement of many rows takes longer than to insert them.
final class EntryInsert {
  /// An array in an array would need all to be of one length: codes have no space.
  private static final String ENTRY =
      """
      insert into entry (entry_index, leaf_hash, bytes, identity, kind, at, organizations, referral, outcome, reasons, road,
                         outbox, outbox_partition, outbox_number, record_topic, record_partition, record_offset, contradicts)
      select entry_index, leaf_hash, bytes, identity, kind, at, string_to_array(organizations, ' '), referral, outcome,
             string_to_array(reasons, ' '), road,
             outbox, outbox_partition, outbox_number, record_topic, record_partition, record_offset, contradicts
      from unnest(?::bigint[], ?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::bytea[], ?::text[],
                  ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::text[], ?::int[], ?::bigint[], ?::bigint[])
        as added (entry_index, leaf_hash, bytes, identity, kind, at, organizations, referral, outcome, reasons, road,
                  outbox, outbox_partition, outbox_number, record_topic, record_partition, record_offset, contradicts)
      """;

  private static final String SEEN =
      "insert into seen (identity, fingerprint, entry_index)"
          + " select * from unnest(?::text[], ?::bytea[], ?::bigint[])";

  private final Connection connection;
  private final List<NewEntry> entries;

  private EntryInsert(Connection connection, List<NewEntry> entries) {
    this.connection = connection;
    this.entries = entries;
  }

  static void into(Connection connection, List<NewEntry> entries) throws SQLException {
    var insert = new EntryInsert(connection, entries);
    insert.seen();
    insert.entries();
  }

  private void seen() throws SQLException {
    try (var insert = connection.prepareStatement(SEEN)) {
      insert.setArray(1, texts(each -> each.leaf().entry().identity()));
      insert.setArray(2, bytes(each -> each.leaf().draft().fingerprint().bytes()));
      insert.setArray(3, numbers(NewEntry::index));
      insert.executeUpdate();
    }
  }

  private void entries() throws SQLException {
    try (var insert = connection.prepareStatement(ENTRY)) {
      insert.setArray(1, numbers(NewEntry::index));
      insert.setArray(2, bytes(each -> each.leaf().hash().bytes()));
      insert.setArray(3, bytes(each -> each.leaf().bytes()));
      insert.setArray(4, texts(each -> each.leaf().entry().identity()));
      insert.setArray(5, texts(each -> each.leaf().entry().kind()));
      insert.setArray(6, texts(each -> each.leaf().entry().at().toString()));
      insert.setArray(7, texts(each -> String.join(" ", each.leaf().entry().organizations())));
      insert.setArray(
          8, bytes(each -> each.leaf().referral().map(found -> found.hash().bytes()).orElse(null)));
      insert.setArray(
          9, texts(each -> each.leaf().entry().outcome().map(Outcome::code).orElse(null)));
      insert.setArray(10, texts(each -> String.join(" ", each.leaf().entry().reasons())));
      insert.setArray(11, texts(each -> each.leaf().entry().road()));
      insert.setArray(12, texts(each -> number(each, OutboxNumber::outbox)));
      insert.setArray(13, parts(each -> number(each, OutboxNumber::partition)));
      insert.setArray(14, numbers(each -> number(each, OutboxNumber::number)));
      insert.setArray(15, texts(each -> record(each, RecordReference::topic)));
      insert.setArray(16, parts(each -> record(each, RecordReference::partition)));
      insert.setArray(17, numbers(each -> record(each, RecordReference::offset)));
      insert.setArray(18, numbers(NewEntry::contradicts));
      insert.executeUpdate();
    }
  }

  private static <T> @Nullable T number(NewEntry each, Function<OutboxNumber, T> part) {
    return each.leaf().entry().number().map(part).orElse(null);
  }

  private static <T> @Nullable T record(NewEntry each, Function<RecordReference, T> part) {
    return each.leaf().draft().record().map(part).orElse(null);
  }

  private Array texts(Function<NewEntry, @Nullable String> column) throws SQLException {
    return connection.createArrayOf("text", entries.stream().map(column).toArray(String[]::new));
  }

  private Array bytes(Function<NewEntry, byte @Nullable []> column) throws SQLException {
    return connection.createArrayOf("bytea", entries.stream().map(column).toArray(byte[][]::new));
  }

  private Array numbers(Function<NewEntry, @Nullable Long> column) throws SQLException {
    return connection.createArrayOf("int8", entries.stream().map(column).toArray(Long[]::new));
  }

  private Array parts(Function<NewEntry, @Nullable Integer> column) throws SQLException {
    return connection.createArrayOf("int4", entries.stream().map(column).toArray(Integer[]::new));
  }
}
