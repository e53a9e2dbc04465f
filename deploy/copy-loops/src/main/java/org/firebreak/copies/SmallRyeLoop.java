// SPDX-License-Identifier: Apache-2.0
package org.firebreak.copies;

import static org.eclipse.microprofile.reactive.messaging.OnOverflow.Strategy.BUFFER;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.transactions.KafkaTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/// The third loop: SmallRye Reactive Messaging's own transactions.
@ApplicationScoped
class SmallRyeLoop {

  private final KafkaTransactions<byte[]> copies;

  SmallRyeLoop(
      @Channel("smallrye-out") @OnOverflow(value = BUFFER, bufferSize = 500)
          KafkaTransactions<byte[]> copies) {
    this.copies = copies;
  }

  @Incoming("smallrye-in")
  Uni<Void> copy(KafkaRecordBatch<byte[], byte[]> batch) {
    return copies.withTransactionAndAck(
        batch,
        emitter -> {
          for (var record : batch) {
            emitter.send(
                Message.of(record.getPayload())
                    .addMetadata(
                        OutgoingKafkaRecordMetadata.<byte[]>builder()
                            .withKey(record.getKey())
                            .withHeaders(record.getHeaders())
                            .build()));
          }
          return Uni.createFrom().voidItem();
        });
  }
}
