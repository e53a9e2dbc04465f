// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
  @ParameterizedTest
  @CsvSource({
    "P7Y, 2019-11-22T11:59:59.999999999Z, true",
    "P7Y, 2019-11-22T12:00:00Z, false",
    "P7Y, 2026-11-22T12:00:00Z, false",
    "P6Y12M, 2019-11-22T11:59:59Z, true",
    "P2W, 2026-11-08T11:59:59Z, true",
    "P2W, 2026-11-09T11:59:59Z, false"
  })
  void retentionIsOverOnceMoreThanItHasPassed(String kept, Instant logged, boolean over) {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    assertThat(Retention.of(kept).isOver(logged, now)).isEqualTo(over);
  }

  /// Years before a leap day are years all the same.
  @Test
  void yearsAreOfTheCalendar() {
    Instant now = Instant.parse("2028-02-29T00:00:00Z");
    assertThat(Retention.of("P1Y").isOver(Instant.parse("2027-02-27T23:59:59Z"), now)).isTrue();
    assertThat(Retention.of("P1Y").isOver(Instant.parse("2027-02-28T00:00:00Z"), now)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7 years", "P", "P0D", "-P7Y", "P-1D", "P1Y-1D", "PT24H", "P1.5Y"})
  void whatIsNoTimeToKeepIsRefused(String text) {
    assertThatThrownBy(() -> Retention.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
