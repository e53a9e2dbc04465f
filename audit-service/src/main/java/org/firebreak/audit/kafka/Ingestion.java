// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.kafka;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Does what must be done until it is done. A batch that cannot be appended is tried again for
/// ever, with growing pauses: it is never skipped, and what comes behind it waits on the broker.
@ApplicationScoped
class Ingestion {
  private static final Logger LOG = Logger.getLogger(Ingestion.class);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final IngestionState state;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Ingestion(IngestionState state) {
    this.state = state;
  }

  /// Before the channels end, which wait for the batch that they are at.
  void stop(@Observes @Priority(1) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    stopping.countDown();
  }

  <T> T untilDone(String channel, Supplier<T> step) {
    Duration pause = SHORTEST;
    while (true) {
      try {
        T done = step.get();
        state.succeeded(channel);
        return done;
      } catch (RuntimeException | AssertionError e) {
        int attempts = state.failed(channel);
        LOG.errorf(
            e, "%s cannot go on; attempt %d failed, the next is in %s", channel, attempts, pause);
        pause(channel, pause);
        pause =
            List.of(pause.multipliedBy(2), LONGEST).stream().min(Duration::compareTo).orElseThrow();
      }
    }
  }

  private void pause(String channel, Duration pause) {
    try {
      if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Stopped(channel);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped(channel);
    }
  }

  /// The service ends while a batch is still being tried. Nothing of it is committed anywhere, so
  /// it is read again.
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(String channel) {
      super("the service ends; " + channel + " will be read again from where the log is");
    }
  }
}
