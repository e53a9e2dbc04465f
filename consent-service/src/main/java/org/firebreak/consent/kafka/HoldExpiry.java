// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.firebreak.consent.EndHolds;
import org.firebreak.consent.Holds;
import org.jboss.logging.Logger;

/// The clock that ends holds, and rings while one with a high risk waits for a person too long.
@ApplicationScoped
class HoldExpiry {

  private static final Logger LOG = Logger.getLogger(HoldExpiry.class);

  private static final Duration OVERDUE = Duration.ofMinutes(15);

  private final EndHolds endHolds;
  private final Holds holds;
  private final InstantSource time;
  private volatile long overdue;

  HoldExpiry(EndHolds endHolds, Holds holds, InstantSource time, MeterRegistry metrics) {
    this.endHolds = endHolds;
    this.holds = holds;
    this.time = time;
    metrics.gauge("firebreak.holds.overdue", this, HoldExpiry::overdue);
  }

  long overdue() {
    return overdue;
  }

  @Scheduled(
      every = "60s",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    overdue = holds.overdue(time.instant().minus(OVERDUE));
    if (overdue > 0) {
      LOG.errorf(
          "ALARM %d holds with a high risk wait for a person for more than %d minutes",
          overdue, OVERDUE.toMinutes());
    }
    var ended = endHolds.end();
    if (ended > 0) {
      LOG.infof("%d holds ended undelivered", ended);
    }
  }
}
