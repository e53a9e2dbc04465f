// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import io.micrometer.core.instrument.Counter;
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
import org.firebreak.consent.loop.FirewallLoop;
import org.firebreak.consent.loop.FirewallLoop.Step;
import org.firebreak.consent.loop.Snapshots;
import org.firebreak.runtime.kafka.KafkaClients;
import org.jboss.logging.Logger;

/// Runs the loop on its one thread. Trouble with the broker ends the gate, and a new one begins; a
/// gap, or progress that cannot be told, ends the thread: going on would be a guess.
@ApplicationScoped
class FirewallThread {

  private static final Logger LOG = Logger.getLogger(FirewallThread.class);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final KafkaClients kafka;
  private final Snapshots snapshots;
  private final InstantSource time;
  private final String instance;
  private final Counter decided;
  private volatile LoopState state = new LoopState.Starting();
  private volatile boolean running = true;
  private final Thread thread = Thread.ofPlatform().name("firewall").unstarted(this::run);

  FirewallThread(
      KafkaClients kafka,
      Snapshots snapshots,
      InstantSource time,
      MeterRegistry metrics,
      @ConfigProperty(name = "firebreak.instance") String instance) {
    this.kafka = kafka;
    this.snapshots = snapshots;
    this.time = time;
    this.instance = instance;
    this.decided = metrics.counter("firebreak.firewall.decided");
    metrics.gauge(
        "firebreak.firewall.running", this, of -> of.state instanceof LoopState.Running ? 1 : 0);
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    thread.join(Duration.ofSeconds(8));
  }

  LoopState state() {
    return state;
  }

  private void run() {
    while (running && !(state instanceof LoopState.Stopped)) {
      try (var gate = gate()) {
        follow(new FirewallLoop(gate, snapshots, time), gate);
      } catch (Mark.Lost e) {
        stopped(e.toString());
      } catch (KafkaException e) {
        // The consumer wraps what its assignment callback throws.
        if (e.getCause() instanceof Mark.Lost lost) {
          stopped(lost.toString());
          return;
        }
        waiting("BROKER_AWAY");
        LOG.errorf(e, "the firewall waits for the broker");
        pause();
      } catch (RuntimeException e) {
        // A fault of our own. Its message may hold what was read, so only its kind is told.
        stopped(e.getClass().getName());
      }
    }
  }

  private void follow(FirewallLoop loop, KafkaGate gate) {
    while (running) {
      switch (loop.step()) {
        case Step.Idle() -> running(gate);
        case Step.Decided(var events) -> {
          decided.increment(events);
          running(gate);
        }
        case Step.Waiting(var obstacle) -> {
          waiting(obstacle.name());
          pause();
        }
        case Step.Gap(var partition, var mark, var found) -> {
          stopped("partition %d: after number %d came %d".formatted(partition, mark, found));
          return;
        }
      }
    }
  }

  private KafkaGate gate() {
    var consumer =
        kafka.consumer(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG, "consent-service.firewall",
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500,
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 30_000,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                    "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"));
    try {
      var envelope = new Envelope();
      return new KafkaGate(
          consumer,
          () -> kafka.transactionalProducer("firewall-" + instance),
          new EventReader(envelope),
          new OutcomeWriter(envelope, BuildDigest.ofFirewall()));
    } catch (KafkaException e) {
      consumer.close();
      throw e;
    }
  }

  private void running(KafkaGate gate) {
    var partitions = gate.assignment().size();
    if (!(state instanceof LoopState.Running(var now, var _)) || now != partitions) {
      state = new LoopState.Running(partitions, time.instant());
      LOG.infof("the firewall decides %d partitions", partitions);
    }
  }

  private void waiting(String obstacle) {
    if (!(state instanceof LoopState.Waiting(var already, var _)) || !already.equals(obstacle)) {
      state = new LoopState.Waiting(obstacle, time.instant());
      LOG.errorf("ALARM the firewall waits: %s. Nothing is decided or lost meanwhile.", obstacle);
    }
  }

  private void stopped(String why) {
    state = new LoopState.Stopped(why, time.instant());
    LOG.errorf("ALARM the firewall stopped and will not go on by itself: %s", why);
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }
}
