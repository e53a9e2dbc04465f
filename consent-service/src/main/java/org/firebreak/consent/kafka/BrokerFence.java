// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.firebreak.consent.loop.Fence;
import org.firebreak.runtime.kafka.KafkaClients;

/// The broker raises the epoch of the writers' transactional ids: it aborts what they left open and
/// refuses what comes under the old epoch. A writer that lives begins anew with the next one.
@ApplicationScoped
class BrokerFence implements Fence {

  private final KafkaClients kafka;

  BrokerFence(KafkaClients kafka) {
    this.kafka = kafka;
  }

  @Override
  public void fence(Set<String> writers) throws NotFenced {
    try (var admin = kafka.admin()) {
      admin.fenceProducers(writers).all().get();
    } catch (ExecutionException | KafkaException e) {
      throw new NotFenced("the broker did not fence", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotFenced("interrupted while the broker fenced", e);
    }
  }
}
