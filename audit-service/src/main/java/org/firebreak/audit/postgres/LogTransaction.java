// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.firebreak.audit.LogUnavailable;

/// One transaction of its own, over the whole of a piece of work: committed when it returns, or
/// nothing happened.
record LogTransaction(DataSource database) {
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /// @param what for the message, as in "the database did not take ..."
  /// @param stands whether what came out is to be committed
  /// @throws LogUnavailable if it could not be done, or nobody can say whether it was
  <T> T run(String what, Work<T> work, Predicate<T> stands) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        if (stands.test(result)) {
          connection.commit();
        } else {
          connection.rollback();
        }
        return result;
      } catch (Throwable e) {
        // Whatever it was: a pool that gets back an open transaction may commit it.
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new LogUnavailable("the database did not take " + what, e);
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
