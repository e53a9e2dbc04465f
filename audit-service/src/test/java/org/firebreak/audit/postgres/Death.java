// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/// How the way to the database ends in the middle of a transaction.
enum Death {
  /// Its process there is told to end, and has ended.
  BACKEND_ENDS {
    @Override
    void to(Connection connection, LogDatabase database) throws SQLException {
      int backend = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
      database.column("select pg_terminate_backend(%d, 5000)".formatted(backend), Boolean.class);
    }
  },

  /// The socket closes without a word, as when the process on this side is killed.
  SOCKET_CLOSES {
    @Override
    void to(Connection connection, LogDatabase database) throws SQLException {
      connection.abort(Runnable::run);
    }
  },

  /// SIGKILL, and PostgreSQL is started again and recovers from what it had written.
  SERVER_IS_KILLED {
    @Override
    void to(Connection connection, LogDatabase database) {
      database.postgres().kill();
    }
  };

  abstract void to(Connection connection, LogDatabase database) throws SQLException;
}
