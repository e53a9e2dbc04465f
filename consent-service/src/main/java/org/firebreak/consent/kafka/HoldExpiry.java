// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.firebreak.consent.EndHolds;
import org.jboss.logging.Logger;

/// The clock that ends holds.
@ApplicationScoped
class HoldExpiry {

  private static final Logger LOG = Logger.getLogger(HoldExpiry.class);

  private final EndHolds endHolds;

  HoldExpiry(EndHolds endHolds) {
    this.endHolds = endHolds;
  }

  @Scheduled(
      every = "60s",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    var ended = endHolds.end();
    if (ended > 0) {
      LOG.infof("%d holds ended undelivered", ended);
    }
  }
}
