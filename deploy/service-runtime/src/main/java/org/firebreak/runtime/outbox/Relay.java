// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firebreak.runtime.kafka.KafkaClients;
import org.jboss.logging.Logger;

/// Publishes the outbox in the order of commit, all or nothing per batch.
///
/// Crash before numbering: nothing happened. After numbering: the same numbers are sent by the next
/// leader. After the Kafka commit, before the rows are deleted: they are sent again under the same
/// numbers, which readers skip. An old leader that wakes up late is fenced by the transactional id
/// that all leaders share.
@ApplicationScoped
class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final Duration IDLE = Duration.ofMillis(50);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

  private final DataSource database;
  private final KafkaClients kafka;
  private final RelayWakeUp wakeUp;
  private final ObjectMapper json;
  private final String transactionalId;
  private final AtomicInteger failuresInARow;
  private volatile boolean running = true;
  private final Thread thread = Thread.ofPlatform().name("relay").unstarted(this::run);

  Relay(
      DataSource database,
      KafkaClients kafka,
      RelayWakeUp wakeUp,
      ObjectMapper json,
      MeterRegistry metrics,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.database = database;
    this.kafka = kafka;
    this.wakeUp = wakeUp;
    this.json = json;
    this.transactionalId = "relay-" + service;
    this.failuresInARow = metrics.gauge("firebreak.relay.failures.in.a.row", new AtomicInteger());
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    wakeUp.signal();
    thread.join(Duration.ofSeconds(8));
  }

  private void run() {
    while (running) {
      try {
        lead();
      } catch (SQLException | KafkaException e) {
        failed(e.toString());
      } catch (RuntimeException e) {
        // A fault of our own: its message may hold what was being sent.
        failed(e.getClass().getName());
      }
    }
  }

  private void failed(String why) {
    LOG.errorf(
        "ALARM the relay stopped and starts again (attempt %d): %s",
        failuresInARow.incrementAndGet(), why);
    pause(BETWEEN_ATTEMPTS);
  }

  /// One term as leader: it ends with the first failure, and everything of it is thrown away.
  private void lead() throws SQLException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        lead(new OutboxRows(connection, json));
      } finally {
        giveBack(connection);
      }
    }
  }

  private void lead(OutboxRows rows) throws SQLException {
    while (running && !rows.tryToLead()) {
      pause(BETWEEN_ATTEMPTS);
    }
    if (!running) {
      return;
    }
    try (var producer = kafka.transactionalProducer(transactionalId)) {
      producer.initTransactions();
      LOG.infof("%s leads", transactionalId);
      while (running) {
        if (publishBatch(rows, producer)) {
          failuresInARow.set(0);
        } else {
          pause(IDLE);
        }
      }
    }
  }

  /// The pool keeps the session: an open transaction would be committed with the next use of it,
  /// and the lock would be held by nobody. A session that cannot be cleaned is ended, which does
  /// both.
  private static void giveBack(Connection connection) throws SQLException {
    try (var clean = connection.createStatement()) {
      connection.rollback();
      clean.execute("select pg_advisory_unlock_all()");
      connection.commit();
    } catch (SQLException e) {
      connection.abort(Runnable::run);
    }
  }

  private boolean publishBatch(OutboxRows rows, Producer<byte[], byte[]> producer)
      throws SQLException {
    var batch = rows.numbered();
    if (batch.isEmpty()) {
      rows.numberNext(topic -> producer.partitionsFor(topic).size());
      batch = rows.numbered();
    }
    if (batch.isEmpty()) {
      return false;
    }
    send(batch, producer);
    rows.deleteSent(batch);
    return true;
  }

  /// A failed send surfaces at the commit, which then throws: nothing of the batch becomes visible.
  @SuppressWarnings("FutureReturnValueIgnored")
  private static void send(List<OutboxRows.Row> batch, Producer<byte[], byte[]> producer) {
    producer.beginTransaction();
    for (var row : batch) {
      producer.send(row.message());
    }
    producer.commitTransaction();
  }

  private void pause(Duration atMost) {
    try {
      wakeUp.await(atMost);
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }
}
