// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.firebreak.audit.Act;

/// What a person did, as columns.
final class ActRow {
  private ActRow() {}

  /// The first four parameters: what it was done to, organization, subject, time.
  static void set(PreparedStatement insert, UUID id, Act act) throws SQLException {
    insert.setObject(1, id);
    insert.setString(2, act.organization());
    insert.setString(3, act.subject());
    insert.setObject(4, utc(act.at()));
  }

  /// @param prefix of the columns organization and subject
  /// @param at the column of the time
  static Act get(ResultSet row, String prefix, String at) throws SQLException {
    return new Act(
        row.getString(prefix + "organization"), row.getString(prefix + "subject"), time(row, at));
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
