// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A hint that there may be something to publish. Losing it costs one polling interval, nothing
/// more.
@ApplicationScoped
class RelayWakeUp {

  private final Semaphore signals = new Semaphore(0);

  void signal() {
    signals.release();
  }

  void await(Duration atMost) throws InterruptedException {
    if (signals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      signals.drainPermits();
    }
  }
}
