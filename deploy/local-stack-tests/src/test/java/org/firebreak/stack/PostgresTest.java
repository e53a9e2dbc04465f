// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PostgresTest {
  private static Postgres postgres;

  @BeforeAll
  static void start(@TempDir Path folder) {
    postgres = Postgres.start(0, folder);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void itIsVersion18() throws SQLException {
    try (Connection connection = postgres.superuserConnection("audit")) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
    }
  }

  @ParameterizedTest
  @FieldSource("org.firebreak.stack.Postgres#DATABASES")
  void theOwnerMayChangeTheSchemaAndTheServiceMayNot(String database) throws SQLException {
    run(database, database + "_owner", "create table secret (id int)");

    assertThatThrownBy(() -> run(database, database + "_app", "create table mine (id int)"))
        .hasMessageContaining("permission denied for schema public");
    assertThatThrownBy(() -> run(database, database + "_app", "select * from secret"))
        .hasMessageContaining("permission denied for table secret");
    run(database, database + "_owner", "grant select on secret to " + database + "_app");
    run(database, database + "_app", "select * from secret");
  }

  @Test
  void aServiceDoesNotReachTheDatabaseOfAnother() {
    for (String database : Postgres.DATABASES) {
      for (String other : Postgres.DATABASES) {
        for (String role : new String[] {other + "_app", other + "_owner"}) {
          if (!other.equals(database)) {
            assertThatThrownBy(() -> run(database, role, "select 1"))
                .as("%s in database %s", role, database)
                .hasMessageContaining("permission denied for database");
          }
        }
      }
    }
  }

  @Test
  void nobodyGetsInWithoutThePassword() {
    for (String role : new String[] {"postgres", "audit_app", "audit_owner"}) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl("audit"), role, "guess"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aKillLosesNothingThatWasCommitted() throws SQLException {
    run("consent", "consent_owner", "create table kept as select 41 as answer");
    run("consent", "consent_owner", "update kept set answer = 42");

    postgres.kill();
    postgres.restart();

    try (Connection connection = postgres.connection("consent", "consent_owner");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select answer from kept")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(42);
    }
  }

  private static void run(String database, String role, String sql) throws SQLException {
    try (Connection connection = postgres.connection(database, role);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
