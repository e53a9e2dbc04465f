// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class AssignmentReadinessTest {

  private final Assignments assignments = new Assignments();

  @Test
  void aServiceWithoutChannelsHasNothingToWaitFor() {
    assertThat(readiness(Map.of()).call().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void isDownUntilEachChannelKnowsWhatItReadsAndWhileItIsTakenAway() {
    var readiness =
        readiness(
            Map.of(
                "mp.messaging.incoming.one.group.id", "a.one",
                "mp.messaging.incoming.two.group.id", "a.two"));
    assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);

    assignments.known("a.one");
    assertThat(readiness.call().getData()).hasValue(Map.of("unknown", "a.two"));

    assignments.known("a.two");
    assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);

    assignments.unknown("a.one");
    assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
  }

  private AssignmentReadiness readiness(Map<String, String> settings) {
    var config = new SmallRyeConfigBuilder().withDefaultValues(settings).build();
    return new AssignmentReadiness(assignments, config);
  }
}
