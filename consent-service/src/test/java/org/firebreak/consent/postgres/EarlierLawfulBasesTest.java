// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firebreak.consent.Basis.LawfulBasis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Ground;
import org.firebreak.consent.Ground.Article;
import org.firebreak.consent.Surroundings;
import org.firebreak.consent.WithoutConsent;
import org.firebreak.consent.WithoutConsent.Decided;
import org.firebreak.consent.WithoutConsent.Why;
import org.firebreak.stack.quarkus.RealParts;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/// What was recorded before conditions were on a list and posts were asked for.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EarlierLawfulBasesTest {

  private static final BasisId ID = new BasisId(new UUID(0, 1));

  @Inject DataSource database;

  @Test
  void whatEarlierVersionsRecordedIsReadAsItWasAndNothingIsInvented() throws SQLException {
    earlier().target("8").load().migrate();
    try (var connection = DriverManager.getConnection(url(), "postgres", password());
        var statement = connection.createStatement()) {
      statement.execute("set search_path = earlier_lawful");
      statement.execute(
          """
          insert into basis (id, version, kind, source, grantees, purposes, sections, valid_from, valid_until,
            article, schedule_condition, without_consent, review_due, recorded_at)
          values ('00000000-0000-0000-0000-000000000001', 1, 'lawful-basis', 'sample-police', '{sample-refuge}', '{housing}',
            '{health}', now(), now() + interval '90 days', 'PUBLIC_TASK', 'schedule-1-part-2-paragraph-18', 'UNSAFE_TO_ASK',
            current_date, now())\
          """);
      earlier().load().migrate();

      var read = new PostgresSnapshots(database).read(connection, Set.of(ID), "");
      var found = (LawfulBasis) Objects.requireNonNull(read.bases().get(ID));

      assertThat(found.ground())
          .isEqualTo(new Ground.Unlisted(Article.PUBLIC_TASK, "schedule-1-part-2-paragraph-18"));
      assertThat(found.withoutConsent())
          .isEqualTo(new WithoutConsent(Why.UNSAFE_TO_ASK, new Decided.NotRecorded()));
    }
  }

  private static FluentConfiguration earlier() {
    return Flyway.configure()
        .dataSource(url(), "postgres", password())
        .schemas("earlier_lawful")
        .locations("db/runtime", "db/migration")
        .placeholders(
            Map.of(
                "service_role",
                ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class)));
  }

  private static String url() {
    return RealParts.postgres().jdbcUrl("consent");
  }

  private static String password() {
    return RealParts.postgres().password("postgres");
  }
}
