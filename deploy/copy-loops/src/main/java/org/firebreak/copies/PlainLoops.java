// SPDX-License-Identifier: Apache-2.0
package org.firebreak.copies;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

/// The two loops of plain clients, a thread each.
@ApplicationScoped
class PlainLoops {

  private static final Logger LOG = Logger.getLogger(PlainLoops.class);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Clients clients;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ended;

  PlainLoops(Clients clients) {
    this.clients = clients;
  }

  private interface Loop {
    void run() throws ExecutionException, InterruptedException;
  }

  void start(@Observes StartupEvent event) {
    threads.add(Thread.ofPlatform().name("plain").start(() -> measured(this::plain)));
    threads.add(
        Thread.ofPlatform().name("transactional").start(() -> measured(this::transactional)));
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    ended = true;
    for (var thread : threads) {
      thread.join(Duration.ofSeconds(5));
    }
  }

  /// Ends the process with the loop: one that recovers would be measured as if nothing had been.
  private static void measured(Loop loop) {
    try {
      loop.run();
    } catch (ExecutionException | InterruptedException | RuntimeException e) {
      LOG.error("a copy loop ended", e);
      Quarkus.asyncExit(1);
    }
  }

  /// At least once: the position is committed when everything before it is acknowledged.
  private void plain() throws ExecutionException, InterruptedException {
    try (var consumer = clients.consumer("plain");
        var producer = clients.producer()) {
      while (!ended) {
        var records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          var sent = new ArrayList<Future<RecordMetadata>>();
          for (var record : records) {
            sent.add(producer.send(copy("copies.plain.out", record)));
          }
          producer.flush();
          for (var one : sent) {
            one.get();
          }
          consumer.commitSync(records.nextOffsets());
        }
      }
    }
  }

  /// Exactly once, as long as nothing fails: a failed commit ends it.
  @SuppressWarnings("FutureReturnValueIgnored") // A failed send fails the commit.
  private void transactional() {
    try (var consumer = clients.consumer("transactional");
        var producer = clients.transactionalProducer("copies-transactional")) {
      while (!ended) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          producer.beginTransaction();
          for (var record : records) {
            producer.send(copy("copies.transactional.out", record));
          }
          producer.sendOffsetsToTransaction(records.nextOffsets(), consumer.groupMetadata());
          producer.commitTransaction();
        }
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> copy(
      String topic, ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
  }
}
