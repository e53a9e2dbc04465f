// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Connections to a database that count what is executed, and die at one of these points.
final class DyingSource {
  /// @param statement counted from 1, over all connections; the commit is one of them
  /// @param after once the database has done it and before that is heard
  record Point(int statement, boolean after, Death death) {}

  private final LogDatabase database;
  private final Point point;
  private int executed;
  private Optional<String> diedAt = Optional.empty();

  DyingSource(LogDatabase database, Point point) {
    this.database = database;
    this.point = point;
  }

  DataSource source() {
    return new WatchedSource(database.source(), this::at).watched();
  }

  int executed() {
    return executed;
  }

  /// What was executed there; empty if it lived on.
  Optional<String> diedAt() {
    return diedAt;
  }

  private @Nullable Object at(String sql, Connection connection, WatchedSource.Execution execution)
      throws Throwable {
    executed++;
    if (executed != point.statement()) {
      return execution.run();
    }
    diedAt = Optional.of(sql);
    if (!point.after()) {
      point.death().to(connection, database);
      return execution.run();
    }
    execution.run();
    point.death().to(connection, database);
    throw new SQLException("the connection died behind statement " + executed, "08006");
  }
}
