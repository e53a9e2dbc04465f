// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.firebreak.referral.TellOfWithdrawal;

@ApplicationScoped
class WithdrawalListener {

  private final Intake intake;
  private final WithdrawalReader reader;
  private final TellOfWithdrawal telling;

  WithdrawalListener(Intake intake, WithdrawalReader reader, TellOfWithdrawal telling) {
    this.intake = intake;
    this.reader = reader;
    this.telling = telling;
  }

  @Incoming("withdrawals")
  @Blocking
  void take(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    intake.take(record, this::learn);
  }

  /// Never false: a consent on which nothing was delivered has nobody to tell.
  private boolean learn(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
    if (record.value() == null) {
      throw new UnreadableRecordException("the withdrawal is missing");
    }
    telling.learn(reader.read(record.value()));
    return true;
  }
}
