// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.firebreak.audit.Appended;
import org.firebreak.audit.AuditLog;
import org.firebreak.audit.Leaf;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.Position;

/// One transaction a batch. It never joins a transaction of the caller: what is appended is
/// committed when the call returns.
@ApplicationScoped
public class PostgresAuditLog implements AuditLog {
  private final DataSource database;

  public PostgresAuditLog(DataSource database) {
    this.database = database;
  }

  @Override
  public Appended append(List<Leaf> leaves, List<Position> positions) {
    return new LogTransaction(database)
        .run(
            "a batch of " + leaves.size(),
            connection -> new AppendBatch(connection).append(leaves, positions),
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
