// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.firebreak.audit.LetEntriesGo;
import org.firebreak.audit.LettingGo;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.Retention;
import org.jboss.logging.Logger;

/// The setting `firebreak.log.retention`, and what is done by it: each day, and once soon after the
/// start. If it is not set, nothing is ever let go.
@Startup
@ApplicationScoped
class LettingGoEachDay {
  private static final String SETTING = "firebreak.log.retention";
  private static final Logger LOG = Logger.getLogger(LettingGoEachDay.class);

  private final LetEntriesGo letEntriesGo;
  private final Optional<Retention> retention;

  LettingGoEachDay(LetEntriesGo letEntriesGo, Config settings) {
    this.letEntriesGo = letEntriesGo;
    this.retention = settings.getOptionalValue(SETTING, String.class).map(LettingGoEachDay::read);
  }

  private static Retention read(String text) {
    try {
      return Retention.of(text);
    } catch (IllegalArgumentException e) {
      throw new PreventFurtherStepsException(
          "The service does not start: the setting %s is not a period such as P7Y (docs/operations/retention.md)."
              .formatted(SETTING),
          1);
    }
  }

  @Scheduled(
      every = "24h",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void letGo() {
    retention.ifPresent(this::letGo);
  }

  /// One partition after the other. What does not work today is done tomorrow.
  private void letGo(Retention kept) {
    try {
      LettingGo latest = letEntriesGo.attempt(kept);
      while (latest instanceof LettingGo.Gone(var range)) {
        LOG.infof("the entries %d to %d were let go", range.from(), range.to() - 1);
        latest = letEntriesGo.attempt(kept);
      }
      if (latest instanceof LettingGo.Kept(var why)) {
        tell(why);
      }
    } catch (LogUnavailable | LogDamaged e) {
      LOG.error("what is too old was not let go", e);
    }
  }

  private static void tell(LettingGo.Reason why) {
    switch (why) {
      case NOTHING_FULL, TOO_YOUNG, NOT_THE_OLDEST -> {}
      case HELD -> LOG.info("entries whose time is over are kept: a legal hold covers them");
      case NOT_PUBLISHED, RETENTION_TOO_SHORT, DAMAGED, TILES_MISSING ->
          LOG.errorf("entries whose time is over cannot be let go: %s", why);
    }
  }
}
