// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import org.firebreak.audit.Entry;
import org.firebreak.audit.OutboxNumber;
import org.firebreak.audit.Outcome;
import org.firebreak.audit.RecordReference;
import org.jspecify.annotations.Nullable;

/// Writes new entries and what makes them known. The driver sends each batch as few statements of
/// many rows.
final class EntryInsert {
  private static final String ENTRY =
      "insert into entry (entry_index, leaf_hash, bytes, identity, kind, at, organizations,"
          + " referral, outcome, reasons, road, outbox, outbox_partition, outbox_number,"
          + " record_topic, record_partition, record_offset, contradicts)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String SEEN =
      "insert into seen (identity, fingerprint, entry_index) values (?, ?, ?)";

  private EntryInsert() {}

  static void into(Connection connection, List<AppendBatch.NewEntry> entries) throws SQLException {
    try (var entry = connection.prepareStatement(ENTRY);
        var seen = connection.prepareStatement(SEEN)) {
      for (AppendBatch.NewEntry each : entries) {
        addEntry(entry, each);
        seen.setString(1, each.leaf().entry().identity());
        seen.setBytes(2, each.leaf().draft().fingerprint().bytes());
        seen.setLong(3, each.index());
        seen.addBatch();
      }
      seen.executeBatch();
      entry.executeBatch();
    }
  }

  private static void addEntry(PreparedStatement row, AppendBatch.NewEntry each)
      throws SQLException {
    Entry entry = each.leaf().entry();
    @Nullable OutboxNumber number = entry.number().orElse(null);
    @Nullable RecordReference record = each.leaf().draft().record().orElse(null);
    row.setLong(1, each.index());
    row.setBytes(2, each.leaf().hash().bytes());
    row.setBytes(3, each.leaf().bytes());
    row.setString(4, entry.identity());
    row.setString(5, entry.kind());
    row.setObject(6, entry.at().atOffset(ZoneOffset.UTC));
    row.setArray(7, texts(row, entry.organizations()));
    row.setBytes(8, each.leaf().referral().map(found -> found.hash().bytes()).orElse(null));
    row.setString(9, entry.outcome().map(Outcome::code).orElse(null));
    row.setArray(10, texts(row, entry.reasons()));
    row.setString(11, entry.road());
    row.setString(12, number == null ? null : number.outbox());
    row.setObject(13, number == null ? null : number.partition(), Types.INTEGER);
    row.setObject(14, number == null ? null : number.number(), Types.BIGINT);
    row.setString(15, record == null ? null : record.topic());
    row.setObject(16, record == null ? null : record.partition(), Types.INTEGER);
    row.setObject(17, record == null ? null : record.offset(), Types.BIGINT);
    row.setObject(18, each.contradicts(), Types.BIGINT);
    row.addBatch();
  }

  private static java.sql.Array texts(PreparedStatement row, List<String> texts)
      throws SQLException {
    return row.getConnection().createArrayOf("text", texts.toArray());
  }
}
