// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.surroundings;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The service's database, seen and tampered with as no service could.
public final class Database {

  private Database() {}

  public static Connection superuser() throws SQLException {
    var config = ConfigProvider.getConfig();
    return DriverManager.getConnection(
        config.getValue("test.postgres.url", String.class),
        "postgres",
        config.getValue("test.postgres.password", String.class));
  }

  public static long count(String from, Object... values) {
    var found = one("select count(*) from " + from, values);
    return found == null ? 0 : Long.parseLong(found);
  }

  /// The first column of the first row, as text.
  public static @Nullable String one(String sql, Object... values) {
    try (var connection = superuser();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (var found = statement.executeQuery()) {
        return found.next() ? found.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public static void execute(String sql) {
    try (var connection = superuser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public static boolean hasContentOf(UUID dispatch) {
    return count("dispatch_content join data_key on id = key_id where dispatch_id = ?", dispatch)
        == 1;
  }

  /// Keys that outlived their content.
  public static long keysOfNothing() {
    return count(
        "data_key where id not in (select key_id from dispatch_content union all select key_id from received_content)");
  }
}
