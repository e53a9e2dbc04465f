// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Takes what a change announces, in the transaction of the change: both are committed or neither.
@ApplicationScoped
public class Outbox {

  /// Below the broker's limit with room for headers. Checked here, where the caller can still be
  /// told: a record that the broker refuses would stop the relay.
  public static final int MAX_VALUE_BYTES = 900_000;

  private static final String INSERT =
      "insert into outbox (event_id, topic, message_key, headers, value) values (?, ?, ?, ?::jsonb, ?)";

  private final DataSource database;
  private final TransactionSynchronizationRegistry transactions;
  private final RelayWakeUp wakeUp;
  private final ObjectMapper json;
  private final InstantSource time;
  private final String service;

  Outbox(
      DataSource database,
      TransactionSynchronizationRegistry transactions,
      RelayWakeUp wakeUp,
      ObjectMapper json,
      InstantSource time,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.database = database;
    this.transactions = transactions;
    this.wakeUp = wakeUp;
    this.json = json;
    this.time = time;
    this.service = service;
  }

  /// @throws IllegalArgumentException if the value is larger than {@link #MAX_VALUE_BYTES}
  /// @throws jakarta.transaction.TransactionalException if there is no transaction to join
  @Transactional(Transactional.TxType.MANDATORY)
  public void publish(OutboxRecord record) {
    if (record.value().length > MAX_VALUE_BYTES) {
      throw new IllegalArgumentException(
          "a record of %d bytes for %s; at most %d can be sent"
              .formatted(record.value().length, record.topic(), MAX_VALUE_BYTES));
    }
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, record.id());
      insert.setString(2, record.topic());
      insert.setString(3, record.key());
      insert.setString(4, json.writeValueAsString(headers(record)));
      insert.setBytes(5, record.value());
      insert.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("the outbox did not take a record for " + record.topic(), e);
    }
    transactions.registerInterposedSynchronization(new WakeAfterCommit());
  }

  private Map<String, String> headers(OutboxRecord record) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", record.id().toString());
    headers.put("ce_type", record.type());
    headers.put("ce_source", "/" + service);
    headers.put("ce_time", time.instant().toString());
    headers.put("ce_subject", record.subject());
    headers.put("content-type", "application/json");
    record.extensions().forEach((name, value) -> headers.put("ce_" + name, value));
    return headers;
  }

  private final class WakeAfterCommit implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        wakeUp.signal();
      }
    }
  }
}
