// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Withdrawals;
import org.firebreak.runtime.outbox.Outbox;
import org.firebreak.runtime.outbox.OutboxRecord;

/// Writes the contract withdrawal v1 into the outbox. Ids and a time: there is nothing to seal.
@ApplicationScoped
class OutboxWithdrawals implements Withdrawals {

  static final String TOPIC = "consent.withdrawals.v1";

  private final Outbox outbox;
  private final ObjectMapper json;
  private final Supplier<UUID> ids;

  OutboxWithdrawals(Outbox outbox, ObjectMapper json, Supplier<UUID> ids) {
    this.outbox = outbox;
    this.json = json;
    this.ids = ids;
  }

  @Override
  @Transactional
  public void tell(BasisId consent, OrganizationId source, Instant withdrawnAt) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("basis_id", consent.toString());
    document.put("source_organization", source.value());
    document.put("withdrawn_at", withdrawnAt.toString());
    try {
      outbox.publish(
          new OutboxRecord(
              ids.get(),
              TOPIC,
              consent.toString(),
              "org.firebreak.consent.withdrawal.v1",
              consent.toString(),
              Map.of(),
              json.writeValueAsBytes(document)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes that cannot be written", e);
    }
  }
}
