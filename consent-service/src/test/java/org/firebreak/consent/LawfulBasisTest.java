// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.firebreak.consent.Basis.LawfulBasis;
import org.firebreak.consent.WithoutConsent.Decided;
import org.firebreak.consent.WithoutConsent.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LawfulBasisTest {

  private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-03-09T00:00:00Z");
  private static final LawfulBasis BASIS =
      new LawfulBasis(
          new BasisId(new UUID(0, 1)),
          1,
          new OrganizationId("sample-police"),
          new Scope(
              Set.of(new OrganizationId("sample-refuge")),
              Set.of(Purpose.SAFETY_PLANNING),
              Set.of(SectionLabel.PERSON),
              new Period(FROM, UNTIL)),
          new Ground.LawEnforcement(null),
          new WithoutConsent(Why.UNSAFE_TO_ASK, new Decided.NotRecorded()),
          LocalDate.parse("2026-03-08"),
          null);

  /// A process whose clock lags would otherwise deliver on it for as long.
  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T12:00:00Z", "2026-03-05T12:00:00Z", "2026-03-20T12:00:00Z"})
  void onceEndedItIsOverOnEveryClock(Instant at) {
    var period = BASIS.end(at).scope().period();

    assertThat(period.until()).isBefore(FROM).isBefore(at.minus(Duration.ofDays(365)));
    assertThat(BASIS.end(at).recorded().period()).isEqualTo(new Period(FROM, UNTIL));
  }

  @Test
  void itEndsOnceAndWhatItWasBeforeIsNotForgotten() {
    var ended = BASIS.end(FROM.plusSeconds(9));

    assertThat(ended.version()).isEqualTo(2);
    assertThat(ended.end(FROM.plusSeconds(99))).isEqualTo(ended);
    assertThat(ended.asOf(2)).contains(ended);
    assertThat(ended.asOf(1)).contains(BASIS);
    assertThat(ended.asOf(3)).isEmpty();
    assertThat(ended.asOf(0)).isEmpty();
    assertThat(BASIS.asOf(1)).contains(BASIS);
    assertThat(BASIS.asOf(0)).isEmpty();
  }
}
