// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.Config;
import org.firebreak.consent.firewall.CaseFixture;
import org.firebreak.consent.firewall.Scenarios;
import org.firebreak.consent.loop.FakeBatches;
import org.firebreak.consent.loop.Snapshots.Snapshot;
import org.firebreak.runtime.kafka.KafkaClients;
import org.firebreak.runtime.sealing.KeysetFiles;

/// A program: the firewall's loop and its gate on a real broker, with a fixed directory and a basis
/// for everything, until it gets a signal at a point.
final class MortalFirewall {

  /// Small batches, so that there are several to be killed in.
  private static final int BATCH = 4;

  private static final String KAFKA = "kafka.";

  private MortalFirewall() {}

  /// @param arguments a file of settings and the instance's name; then nothing, or a {@link
  ///   KillPoint}, how often it is passed unharmed before, and the signal that comes then
  public static void main(String[] arguments) throws IOException {
    var settings = settings(Path.of(arguments[0]));
    var kafka = clients(settings);
    var seals = new Seals(new KeysetFiles(config(settings)), new SimpleMeterRegistry());
    Deadly deadly =
        arguments.length == 2
            ? new Deadly()
            : new Deadly(
                KillPoint.valueOf(arguments[2]), Integer.parseInt(arguments[3]), arguments[4]);
    new FirewallRun(
            () -> gate(arguments[1], kafka, seals, deadly),
            bases -> {
              var basis = CaseFixture.basis("all", "kent-police").orElseThrow();
              return new Snapshot(
                  Scenarios.directory(), CaseFixture.NOW, Map.of(basis.id(), basis));
            },
            new FakeBatches(),
            InstantSource.fixed(CaseFixture.NOW),
            Duration.ofMillis(50),
            events -> {})
        .run();
  }

  static Config config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(settings, "given", 100))
        .build();
  }

  private static KafkaGate gate(String instance, KafkaClients kafka, Seals seals, Deadly deadly) {
    var reading = new HashMap<>(FirewallThread.reading(instance));
    reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
    return new KafkaGate(
        deadly.consumer(kafka.consumer(reading)),
        "firewall-" + instance,
        id -> deadly.producer(kafka.transactionalProducer(id)),
        new EventReader(seals.outbound, seals.reviews),
        new OutcomeWriter(seals.inbox, seals.quarantine, BuildDigest.ofFirewall()));
  }

  static Map<String, String> settings(Path file) throws IOException {
    var read = new Properties();
    try (var from = Files.newBufferedReader(file)) {
      read.load(from);
    }
    var settings = new HashMap<String, String>();
    read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
    return settings;
  }

  static KafkaClients clients(Map<String, String> settings) {
    return new KafkaClients(connection(settings));
  }

  private static Map<String, Object> connection(Map<String, String> settings) {
    var connection = new HashMap<String, Object>();
    settings.forEach((name, value) -> {
      if (name.startsWith(KAFKA)) {
        connection.put(name.substring(KAFKA.length()), value);
      }
    });
    return connection;
  }

  private record Deadly(KillPoint at, int spared, String signal) {
    /// Lives for ever.
    Deadly() {
      this(KillPoint.AT_START, Integer.MAX_VALUE, KillPoint.KILL);
    }

    @SuppressWarnings("unchecked")
    Consumer<byte[], byte[]> consumer(Consumer<byte[], byte[]> consumer) {
      return at.watching(Consumer.class, consumer, spared, signal);
    }

    @SuppressWarnings("unchecked")
    Producer<byte[], byte[]> producer(Producer<byte[], byte[]> producer) {
      return at.watching(Producer.class, producer, spared, signal);
    }
  }
}
