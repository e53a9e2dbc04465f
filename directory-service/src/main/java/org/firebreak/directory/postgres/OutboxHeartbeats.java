// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.firebreak.directory.UnsentHeartbeats;

/// The outbox holds what is unsent and nothing else.
@ApplicationScoped
class OutboxHeartbeats implements UnsentHeartbeats {

  private final DataSource database;

  OutboxHeartbeats(DataSource database) {
    this.database = database;
  }

  @Override
  public boolean any() {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select exists (select from outbox where topic = 'directory.organizations.v1'"
                    + " and message_key = 'heartbeat')");
        var found = select.executeQuery()) {
      found.next();
      return found.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the outbox cannot be read", e);
    }
  }
}
