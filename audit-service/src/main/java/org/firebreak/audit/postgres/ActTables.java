// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.firebreak.audit.Draft;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.erasure.CommitmentKeys;

/// Tables of what people did, each act in one transaction with its fact. The fact comes first,
/// because it takes the log's lock, which letting go takes too: so neither waits for the other in a
/// circle.
///
/// @param what for messages, as in "the database did not take what was done about ..."
record ActTables(DataSource database, CommitmentKeys keys, String what) {
  interface Parameters {
    void set(PreparedStatement insert) throws SQLException;
  }

  interface Read<T> {
    T from(PreparedStatement select) throws SQLException;
  }

  /// False, and nothing happened, if the row was there already.
  boolean write(Draft fact, String sql, Parameters parameters) {
    return new LogTransaction(database)
        .run(
            "what was done about " + what,
            connection -> {
              new AppendBatch(connection, keys).append(List.of(fact), List.of());
              try (var insert = connection.prepareStatement(sql)) {
                parameters.set(insert);
                return insert.executeUpdate() == 1;
              }
            },
            inserted -> inserted);
  }

  <T> T read(String sql, Read<T> read) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      return read.from(select);
    } catch (SQLException e) {
      throw new LogUnavailable("the database did not say what was done about " + what, e);
    }
  }
}
