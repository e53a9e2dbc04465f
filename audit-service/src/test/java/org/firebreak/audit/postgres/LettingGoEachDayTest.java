// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.audit.Draft;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.LetEntriesGo;
import org.firebreak.audit.LettingGo;
import org.firebreak.audit.LogSample;
import org.firebreak.audit.OldestEntries;
import org.firebreak.audit.Retention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettingGoEachDayTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Untouched untouched = new Untouched();

  @ParameterizedTest
  @ValueSource(strings = {"7 years", "P0D", "-P7Y", "PT24H"})
  void aSettingThatIsNoPeriodStopsTheStart(String text) {
    assertThatThrownBy(() -> settingIs(Map.of("firebreak.log.retention", text)))
        .isInstanceOf(PreventFurtherStepsException.class)
        .hasMessageContainingAll("firebreak.log.retention", "P7Y", "docs/operations/retention.md");
  }

  @Test
  void withoutTheSettingTheLogIsNotEvenAsked() {
    settingIs(Map.of()).letGo();

    assertThat(untouched.asked).isZero();
  }

  @Test
  void withTheSettingTheOldestEntriesAreLookedFor() {
    settingIs(Map.of("firebreak.log.retention", "P7Y")).letGo();

    assertThat(untouched.asked).isEqualTo(1);
  }

  private LettingGoEachDay settingIs(Map<String, String> settings) {
    var letEntriesGo =
        new LetEntriesGo(
            untouched, LogSample.appendEntries(), InstantSource.fixed(NOW), () -> new UUID(0, 1));
    return new LettingGoEachDay(
        letEntriesGo, new SmallRyeConfigBuilder().withDefaultValues(settings).build());
  }

  /// Entries that are too few to let any of them go.
  private static final class Untouched implements OldestEntries {
    int asked;

    @Override
    public Optional<Oldest> oldest() {
      asked++;
      return Optional.empty();
    }

    @Override
    public LettingGo letGo(IndexRange range, Retention retention, Draft fact) {
      throw new AssertionError("nothing may be let go");
    }
  }
}
