// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.EndHolds;
import org.firebreak.consent.Hold;
import org.firebreak.consent.Holds;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Surroundings;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.review.Reviewer;
import org.firebreak.consent.review.Reviews;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The alarm by which somebody is paged, on a real database. The clock stands long before whatever
/// other tests have held.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class HoldExpiryTest {

  private static final Instant HELD_AT = Instant.parse("2001-01-01T00:00:00Z");
  private static final Duration QUARTER = Duration.ofMinutes(15);

  @Inject Holds holds;
  @Inject Reviews reviews;
  @Inject EndHolds endHolds;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Instant now = HELD_AT;
  private HoldExpiry expiry;

  @BeforeEach
  void begin() {
    expiry = new HoldExpiry(endHolds, holds, () -> now, metrics);
  }

  @Test
  @TestTransaction
  void itRingsWhenOneWithAHighRiskHasWaitedForAPersonForMoreThanAQuarterOfAnHour() {
    held(HoldKind.FOR_A_PERSON, true);

    assertThat(overdueAfter(QUARTER)).isZero();
    assertThat(overdueAfter(QUARTER.plusMillis(1))).isEqualTo(1);
    assertThat(overdueAfter(QUARTER.plusHours(1))).isEqualTo(1);
  }

  @Test
  @TestTransaction
  void itDoesNotRingForOneWithoutAHighRiskOrForOneThatWaitsForItsSource() {
    held(HoldKind.FOR_A_PERSON, false);
    held(HoldKind.CURABLE, true);

    assertThat(overdueAfter(QUARTER.plusHours(1))).isZero();
  }

  @Test
  @TestTransaction
  void itStopsWhenTheHoldHasEnded() {
    var held = held(HoldKind.FOR_A_PERSON, true);
    assertThat(overdueAfter(QUARTER.plusHours(1))).isEqualTo(1);

    reviews.end(
        held,
        Hold.State.DECLINED,
        new Reviewer(new OrganizationId("northmoor-marac"), "sample-one"),
        new EventId(UUID.randomUUID()),
        now);

    assertThat(overdueAfter(QUARTER.plusHours(1))).isZero();
  }

  private double overdueAfter(Duration waited) {
    now = HELD_AT.plus(waited);
    expiry.tick();
    return metrics.get("firebreak.holds.overdue").gauge().value();
  }

  /// Its time is over only when that of the service's own clock is, which ends holds too.
  private EventId held(HoldKind kind, boolean highRisk) {
    var event = new EventId(UUID.randomUUID());
    holds.add(
        new Hold(
            event,
            kind,
            Optional.of(new OrganizationId("kent-police")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of("TEXT_ASKS_TO_PASS_ON"),
            highRisk,
            HELD_AT,
            Instant.now().plus(Duration.ofDays(1)),
            Hold.State.OPEN),
        Optional.empty(),
        Optional.empty());
    return event;
  }
}
