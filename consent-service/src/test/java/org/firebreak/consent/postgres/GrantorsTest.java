// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Surroundings;
import org.firebreak.runtime.sealing.KeysetFiles;
import org.firebreak.stack.quarkus.RealParts;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/// Whom a basis is about cannot be told from the database.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class GrantorsTest {

  private static final OrganizationId SOURCE = new OrganizationId("kent-police");

  @Inject DataSource database;
  @Inject KeysetFiles keysets;

  @Test
  void equalReferencesAreMatchedAfterEachStartAndTheirKeyIsSealedAnew() throws SQLException {
    var before = new PostgresGrantors(database, keysets).keyed(SOURCE, "sample-1");
    var wrapped = one("select encode(wrapped, 'hex') from grantor_key");

    var after = new PostgresGrantors(database, keysets).keyed(SOURCE, "sample-1");

    assertThat(after).isEqualTo(before);
    assertThat(one("select encode(wrapped, 'hex') from grantor_key")).isNotEqualTo(wrapped);
    assertThat(one("select count(*)::text from grantor_key")).isEqualTo("1");
  }

  @Test
  void withoutTheKeysetThatSealedItTheServiceDoesNotStart() {
    var others =
        new KeysetFiles(
            new SmallRyeConfigBuilder()
                .withDefaultValue(
                    "firebreak.keysets.quarantine",
                    ConfigProvider.getConfig().getValue("firebreak.keysets.inbox", String.class))
                .build());
    var grantors = new PostgresGrantors(database, keysets);

    assertThatThrownBy(() -> new PostgresGrantors(database, others))
        .isInstanceOf(PreventFurtherStepsException.class)
        .hasMessageContaining("Put back the keyset file");
    assertThat(new PostgresGrantors(database, keysets).keyed(SOURCE, "sample-1"))
        .isEqualTo(grantors.keyed(SOURCE, "sample-1"));
  }

  @Test
  void whatEarlierVersionsKeptIsDroppedAndTheirConsentsStay() throws SQLException {
    earlier().target("7").load().migrate();
    try (var connection = superuser();
        var insert = connection.createStatement()) {
      for (var number : List.of(1, 2)) {
        insert.execute(
            """
            insert into earlier.basis (id, version, kind, source, grantees, purposes, sections, valid_from, valid_until,
              grantor, state, recorded_at)
            values ('00000000-0000-0000-0000-00000000000%d', 1, 'consent', 'kent-police', '{lantern-refuge}', '{housing}',
              '{person}', now(), now() + interval '1 day', 'zq-sample-case', 'given', now())\
            """
                .formatted(number));
      }
      earlier().load().migrate();

      try (var found =
          insert.executeQuery(
              "select count(*), count(distinct grantor), count(*) filter (where b::text like '%zq-sample%'),"
                  + " count(*) filter (where manner = 'not-recorded' and state = 'given') from earlier.basis b")) {
        found.next();
        assertThat(List.of(found.getInt(1), found.getInt(2), found.getInt(3), found.getInt(4)))
            .containsExactly(2, 2, 0, 2);
      }
    }
  }

  private static FluentConfiguration earlier() {
    return Flyway.configure()
        .dataSource(RealParts.postgres().jdbcUrl("consent"), "postgres", password())
        .schemas("earlier")
        .locations("db/runtime", "db/migration")
        .placeholders(
            Map.of(
                "service_role",
                ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class)));
  }

  private static Connection superuser() throws SQLException {
    return DriverManager.getConnection(
        RealParts.postgres().jdbcUrl("consent"), "postgres", password());
  }

  private static String password() {
    return RealParts.postgres().password("postgres");
  }

  private String one(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.createStatement();
        var found = select.executeQuery(sql)) {
      found.next();
      return found.getString(1);
    }
  }
}
