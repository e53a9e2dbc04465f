// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class DirectoryReadinessTest {

  private static final Instant HEARD = Instant.parse("2026-11-22T09:00:00Z");

  private final KnownOrganizations organizations = new KnownOrganizations();

  @Test
  void isDownBeforeTheDirectoryWasHeard() {
    assertThat(at(HEARD)).isEqualTo(Status.DOWN);
  }

  @Test
  void isUpWhileAHeartbeatIsFreshAndDownAfterwards() {
    organizations.heartbeat(HEARD);

    assertThat(at(HEARD.plus(KnownOrganizations.FRESH))).isEqualTo(Status.UP);
    assertThat(at(HEARD.plus(KnownOrganizations.FRESH).plusMillis(1))).isEqualTo(Status.DOWN);
  }

  /// Else a directory whose clock is ahead would count as heard long after it fell silent.
  @Test
  void isDownWhileTheHeartbeatIsOfTheFuture() {
    organizations.heartbeat(HEARD);

    assertThat(at(HEARD.minus(KnownOrganizations.AHEAD))).isEqualTo(Status.UP);
    assertThat(at(HEARD.minus(KnownOrganizations.AHEAD).minusMillis(1))).isEqualTo(Status.DOWN);
  }

  /// Read from the gauge too, by which somebody is paged.
  private Status at(Instant now) {
    var metrics = new SimpleMeterRegistry();
    var readiness = new DirectoryReadiness(organizations, () -> now, metrics);
    var status = readiness.call().getStatus();
    assertThat(metrics.get("firebreak.directory.heard").gauge().value())
        .isEqualTo(status == Status.UP ? 1 : 0);
    return status;
  }
}
