// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.firebreak.referral.TellOfWithdrawal;

@ApplicationScoped
class NoticesAgain {

  private final TellOfWithdrawal telling;

  NoticesAgain(TellOfWithdrawal telling) {
    this.telling = telling;
  }

  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tick() {
    telling.again();
  }
}
