// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.firebreak.directory.Heartbeat;
import org.firebreak.directory.Organizations;
import org.firebreak.directory.Surroundings;
import org.firebreak.directory.UnsentHeartbeats;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class OutboxHeartbeatsTest {

  @Inject Heartbeat heartbeat;
  @Inject Organizations organizations;
  @Inject UnsentHeartbeats unsent;

  @AfterEach
  void undo() {
    QuarkusTransaction.rollback();
  }

  @Test
  void aHeartbeatThatIsNotPublishedIsUnsentUntilTheRelayTookIt() throws InterruptedException {
    QuarkusTransaction.begin();
    organizations.lock();
    awaitNone();

    heartbeat.beat();

    assertThat(unsent.any()).isTrue();
  }

  /// With the lock held no other heartbeat comes, and the relay publishes the one before.
  private void awaitNone() throws InterruptedException {
    var patience = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    while (unsent.any()) {
      assertThat(System.nanoTime()).as("a heartbeat stays unsent").isLessThan(patience);
      Thread.sleep(Duration.ofMillis(20));
    }
  }
}
