// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
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
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Appended appended = new AppendBatch(connection).append(leaves, positions);
        connection.commit();
        return appended;
      } catch (Throwable e) {
        // Whatever it was: a pool that gets back an open transaction may commit it.
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new LogUnavailable("the database did not take a batch of " + leaves.size(), e);
    }
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

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }
}
