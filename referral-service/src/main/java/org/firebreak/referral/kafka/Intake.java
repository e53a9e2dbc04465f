// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firebreak.referral.UnreadableRecords;
import org.jboss.logging.Logger;

/// Takes each record until it is taken: no record is skipped because something else is in the way,
/// and none that can never be read blocks the ones behind it.
///
/// The offset is committed after this returns. A crash before repeats the record; taking it again
/// changes nothing.
@ApplicationScoped
class Intake {

  /// Repeats until it returns or says that the record is unreadable.
  interface Step {

    /// @return false if the record is about nothing that was sent from here
    boolean take(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException;
  }

  private static final Logger LOG = Logger.getLogger(Intake.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final UnreadableRecords unreadable;
  private final MeterRegistry metrics;
  private final AtomicInteger stuck;
  private volatile boolean stopping;

  Intake(UnreadableRecords unreadable, MeterRegistry metrics) {
    this.unreadable = unreadable;
    this.metrics = metrics;
    this.stuck = metrics.gauge("firebreak.intake.records.retried", new AtomicInteger());
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  /// How many records are being retried at this moment.
  int stuck() {
    return stuck.get();
  }

  void take(ConsumerRecord<byte[], byte[]> record, Step step) throws InterruptedException {
    if (attempt(record, step)) {
      return;
    }
    stuck.incrementAndGet();
    try {
      var pause = FIRST_PAUSE;
      do {
        if (stopping) {
          throw new IllegalStateException("stopping; the record is taken after the next start");
        }
        Thread.sleep(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
      } while (!attempt(record, step));
    } finally {
      stuck.decrementAndGet();
    }
  }

  private boolean attempt(ConsumerRecord<byte[], byte[]> record, Step step) {
    try {
      if (!step.take(record)) {
        setAside(record, "it is about nothing that was sent from here");
      }
      return true;
    } catch (UnreadableRecordException e) {
      return tryToSetAside(record, e.defect());
    } catch (RuntimeException e) {
      if (refusesTheValue(e)) {
        return tryToSetAside(record, "the database does not hold such a value");
      }
      retried(record, e);
      return false;
    }
  }

  private boolean tryToSetAside(ConsumerRecord<byte[], byte[]> record, String why) {
    try {
      setAside(record, why);
      return true;
    } catch (RuntimeException e) {
      retried(record, e);
      return false;
    }
  }

  private void setAside(ConsumerRecord<byte[], byte[]> record, String why) {
    unreadable.add(record.topic(), record.partition(), record.offset(), hash(record), why);
    metrics.counter("firebreak.records.unreadable", "topic", record.topic()).increment();
    LOG.errorf(
        "record %s/%d/%d is set aside: %s",
        record.topic(), record.partition(), record.offset(), why);
  }

  /// No message of the exception: it may repeat what is in the record.
  private static void retried(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
    LOG.errorf(
        "record %s/%d/%d could not be taken and is tried again: %s",
        record.topic(), record.partition(), record.offset(), failure.getClass().getName());
  }

  /// Data exceptions, and a missing or forbidden value; every other failure can pass.
  private static boolean refusesTheValue(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        var state = sql.getSQLState();
        return state.startsWith("22") || state.equals("23502") || state.equals("23514");
      }
    }
    return false;
  }

  private static String hash(ConsumerRecord<byte[], byte[]> record) {
    try {
      var value = record.value() == null ? new byte[0] : record.value();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
