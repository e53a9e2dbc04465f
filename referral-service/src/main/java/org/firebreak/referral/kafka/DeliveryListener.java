// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.firebreak.referral.LearnDelivery;

@ApplicationScoped
class DeliveryListener {

  private final Intake intake;
  private final DeliveryReader reader;
  private final LearnDelivery learning;

  DeliveryListener(Intake intake, DeliveryReader reader, LearnDelivery learning) {
    this.intake = intake;
    this.reader = reader;
    this.learning = learning;
  }

  @Incoming("inbox")
  @Blocking
  void take(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    intake.take(record, next -> learning.learn(reader.read(next)));
  }
}
