// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.firebreak.audit.Appended;
import org.firebreak.audit.AuditLog;
import org.firebreak.audit.Draft;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.Position;
import org.firebreak.audit.erasure.CommitmentKeys;

/// One transaction a batch, and never one of the caller's.
@ApplicationScoped
public class PostgresAuditLog implements AuditLog {
  private final DataSource database;
  private final CommitmentKeys keys;

  public PostgresAuditLog(DataSource database, CommitmentKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public Appended append(List<Draft> drafts, List<Position> positions) {
    return new LogTransaction(database)
        .run(
            "a batch of " + drafts.size(),
            connection -> new AppendBatch(connection, keys).append(drafts, positions),
            appended -> true);
  }

  @Override
  public long next(String topic, int partition) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select next_offset from consumed where topic = ? and topic_partition = ?")) {
      select.setString(1, topic);
      select.setInt(2, partition);
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? found.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new LogUnavailable("the database did not say how far " + topic + " is read", e);
    }
  }
}
