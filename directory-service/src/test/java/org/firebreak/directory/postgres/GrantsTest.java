// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.firebreak.directory.Surroundings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The database itself refuses to forget, whoever asks it as the service.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class GrantsTest {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  @Inject DataSource database;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update organization_revisions set immigration_function = 'none'",
        "delete from organization_revisions",
        "truncate organization_revisions cascade",
        "drop table organization_revisions",
        "alter table organization_revisions disable trigger all",
        "update proposals set ready_at = now()",
        "delete from proposals",
        "update approvals set revision = 1",
        "delete from approvals"
      })
  void theServicesOwnRoleCannotRewriteHistory(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var sql = connection.createStatement()) {
      assertThatThrownBy(() -> sql.execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class,
              refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }
  }
}
