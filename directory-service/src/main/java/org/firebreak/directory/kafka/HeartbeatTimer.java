// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.kafka;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.firebreak.directory.Heartbeat;

/// Once a second: a reader calls the directory stale after five without it.
@ApplicationScoped
class HeartbeatTimer {

  private final Heartbeat heartbeat;

  HeartbeatTimer(Heartbeat heartbeat) {
    this.heartbeat = heartbeat;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void beat() {
    heartbeat.beat();
  }
}
