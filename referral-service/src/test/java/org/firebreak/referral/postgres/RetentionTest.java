// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.firebreak.referral.ServiceTest;
import org.firebreak.referral.surroundings.Agency;
import org.firebreak.referral.surroundings.Bodies;
import org.firebreak.referral.surroundings.Database;
import org.firebreak.referral.surroundings.Firewall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RetentionTest extends ServiceTest {

  @Inject Retention retention;
  @Inject DataSource asTheService;

  private final Agency source = Agency.next();

  @Test
  void theContentOfAHoldGoesWhenTheHoldEndsAndNoOther() {
    var ended = source.refer(Bodies.referral());
    var held = source.refer(Bodies.referral());
    var waiting = source.refer(Bodies.referral());
    Firewall.holds(
        Firewall.event(ended.event()), "for-a-person", Instant.now(), "TEXT_ASKS_TO_PASS_ON");
    Firewall.holds(
        Firewall.event(held.event()), "curable", Instant.now().plusSeconds(600), "BASIS_MISSING");
    source.isTold(ended, "HOLD_EXPIRED");
    source.isTold(held, "HELD_FOR_SOURCE");

    retention.destroy();

    assertThat(Database.hasContentOf(ended.dispatch())).isFalse();
    assertThat(Database.keysOfNothing()).isZero();
    assertThat(Database.hasContentOf(held.dispatch())).isTrue();
    assertThat(Database.hasContentOf(waiting.dispatch())).isTrue();
  }

  @Test
  void anIdempotencyKeyIsForgottenAfterADay() {
    source.post(Bodies.referral(), "old").then().statusCode(202);
    source.post(Bodies.referral(), "new").then().statusCode(202);
    Database.execute(
        "update idempotency set carried_out_at = carried_out_at - interval '25 hours' where request_key = 'old' and organization = '"
            + source.id()
            + "'");

    retention.destroy();

    assertThat(
            Database.one(
                "select string_agg(request_key, ',') from idempotency where organization = ?",
                source.id()))
        .isEqualTo("new");
  }

  /// What happened stays: the service itself has no right to unmake it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from referral",
        "update referral set source_organization = 'x'",
        "delete from dispatch",
        "delete from received",
        "delete from answer",
        "update dispatch_content set bytes = ''",
        "update data_key set wrapped = ''",
        "delete from unreadable_record",
        "truncate idempotency",
        "alter table referral add column x text"
      })
  void theServicesRoleCannotUnmakeWhatHappened(String statement) {
    assertThatThrownBy(
            () -> {
              try (var connection = asTheService.getConnection();
                  var sql = connection.createStatement()) {
                sql.execute(statement);
              }
            })
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
  }
}
