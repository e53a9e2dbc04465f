// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firebreak.consent.loop.Batches;
import org.firebreak.consent.loop.Snapshots;
import org.firebreak.runtime.kafka.KafkaClients;

/// The one thread that decides, from the start of the service to its end.
@ApplicationScoped
class FirewallThread {

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration FAREWELL = Duration.ofSeconds(8);

  private final KafkaClients kafka;
  private final Seals seals;
  private final String instance;
  private final FirewallRun run;
  private final Thread thread;

  FirewallThread(
      KafkaClients kafka,
      Snapshots snapshots,
      Batches batches,
      InstantSource time,
      MeterRegistry metrics,
      Seals seals,
      @ConfigProperty(name = "firebreak.instance") String instance) {
    this.kafka = kafka;
    this.seals = seals;
    this.instance = instance;
    var decided = metrics.counter("firebreak.firewall.decided");
    this.run = new FirewallRun(this::gate, snapshots, batches, time, PAUSE, decided::increment);
    this.thread = Thread.ofPlatform().name("firewall").unstarted(run);
    metrics.gauge(
        "firebreak.firewall.running", run, of -> of.state() instanceof LoopState.Running ? 1 : 0);
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    run.end();
    thread.join(FAREWELL);
  }

  LoopState state() {
    return run.state();
  }

  /// How the instance reads. Its name is its place in the group: after a crash it takes up the same
  /// partitions again, without waiting until the group has missed it.
  static Map<String, Object> reading(String instance) {
    return Map.of(
        ConsumerConfig.GROUP_ID_CONFIG, "consent-service.firewall",
        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance,
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500,
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000,
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500,
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 30_000,
        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100,
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
  }

  private KafkaGate gate() {
    var consumer = kafka.consumer(reading(instance));
    try {
      return new KafkaGate(
          consumer,
          "firewall-" + instance,
          kafka::transactionalProducer,
          new EventReader(seals.outbound, seals.reviews),
          new OutcomeWriter(seals.inbox, seals.quarantine, BuildDigest.ofFirewall()));
    } catch (KafkaException e) {
      consumer.close();
      throw e;
    }
  }
}
