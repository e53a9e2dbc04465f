// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.junit.jupiter.api.Test;

class IngestionTest {
  private final IngestionState state = new IngestionState(new SimpleMeterRegistry());
  private final Ingestion ingestion = new Ingestion(state);
  private final IngestionHealth health = new IngestionHealth(state);

  @Test
  void stepIsTriedUntilItIsDoneAndShowsWhileItIsNot() {
    var attempts = new AtomicInteger();
    var seen = new ArrayList<Status>();
    Supplier<String> step =
        () -> {
          seen.add(health.call().getStatus());
          return switch (attempts.incrementAndGet()) {
            case 1 -> throw new LogUnavailable("away", new IllegalStateException());
            case 2 -> throw new LogDamaged("damaged");
            case 3 -> throw new AssertionError("a driver's own check");
            default -> "done";
          };
        };

    assertThat(ingestion.untilDone("decisions", step)).isEqualTo("done");
    assertThat(attempts).hasValue(4);
    assertThat(seen).containsExactly(Status.UP, Status.DOWN, Status.DOWN, Status.DOWN);
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void oneChannelThatFailsIsEnoughNotToBeReady() {
    state.succeeded("facts");
    state.failed("decisions");
    assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.call().getData().orElseThrow()).containsEntry("failing", "decisions");
  }

  @Test
  void partitionThatMissesRecordsShowsUntilItDoesNot() {
    state.missing("facts", Set.of(new TopicPartition("audit.facts.v1", 0)));
    state.missing("decisions", Set.of());
    assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    state.missing("facts", Set.of());
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void endOfTheServiceEndsTheWaitAndNotTheBatch() throws Exception {
    try (var thread = Executors.newSingleThreadExecutor()) {
      var waiting =
          thread.submit(() ->
              ingestion.untilDone(
                  "decisions",
                  () -> {
                    throw new LogUnavailable("away", new IllegalStateException());
                  }));
      ingestion.stop(new Object());
      assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(Ingestion.Stopped.class);
    }
  }
}
