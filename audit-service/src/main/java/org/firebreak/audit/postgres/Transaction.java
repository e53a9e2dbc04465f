// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A transaction of its own connection. It never joins one of the caller: what is done in it is
/// committed when the call returns.
final class Transaction {
  private Transaction() {}

  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  static <T> T committed(DataSource database, Work<T> work) throws SQLException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T done = work.with(connection);
        connection.commit();
        return done;
      } catch (Throwable e) {
        // Whatever it was: a pool that gets back an open transaction may commit it.
        rollBack(connection, e);
        throw e;
      }
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
