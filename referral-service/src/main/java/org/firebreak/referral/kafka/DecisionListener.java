// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.firebreak.referral.LearnDecision;

@ApplicationScoped
class DecisionListener {

  private final Intake intake;
  private final DecisionReader reader;
  private final LearnDecision learning;

  DecisionListener(Intake intake, DecisionReader reader, LearnDecision learning) {
    this.intake = intake;
    this.reader = reader;
    this.learning = learning;
  }

  @Incoming("decisions")
  @Blocking
  void take(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    intake.take(record, this::learn);
  }

  private boolean learn(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
    if (record.value() == null) {
      throw new UnreadableRecordException("the decision is missing");
    }
    return reader.read(record.value()).map(learning::learn).orElse(true);
  }
}
