// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.firebreak.consent.loop.Batches;
import org.firebreak.consent.loop.FirewallLoop;
import org.firebreak.consent.loop.FirewallLoop.Step;
import org.firebreak.consent.loop.Gate;
import org.firebreak.consent.loop.Snapshots;
import org.jboss.logging.Logger;

/// Runs the loop until it is told to end. Trouble with the broker ends the gate, and a new one
/// begins. A gap, progress that cannot be told, or a fault of our own stops it for good, with an
/// alarm: going on would be a guess, and dying silently would look like having nothing to do.
final class FirewallRun implements Runnable {

  private static final Logger LOG = Logger.getLogger(FirewallRun.class);

  /// A gate that holds connections.
  interface OpenGate extends Gate, AutoCloseable {
    @Override
    void close();
  }

  private final Supplier<? extends OpenGate> gates;
  private final Snapshots snapshots;
  private final Batches batches;
  private final InstantSource time;
  private final Duration pause;
  private final IntConsumer decided;
  private volatile LoopState state = new LoopState.Starting();
  private volatile boolean ended;

  /// @param gates opens a new one each time it is asked
  /// @param pause between two tries while something is in the way
  /// @param decided is told how many events were decided
  FirewallRun(
      Supplier<? extends OpenGate> gates,
      Snapshots snapshots,
      Batches batches,
      InstantSource time,
      Duration pause,
      IntConsumer decided) {
    this.gates = gates;
    this.snapshots = snapshots;
    this.batches = batches;
    this.time = time;
    this.pause = pause;
    this.decided = decided;
  }

  LoopState state() {
    return state;
  }

  void end() {
    ended = true;
  }

  @Override
  @SuppressWarnings("CatchingUnchecked")
  public void run() {
    while (!ended && !(state instanceof LoopState.Stopped)) {
      try (var gate = gates.get()) {
        follow(new FirewallLoop(gate, snapshots, batches, time), gate);
      } catch (Mark.Lost e) {
        stopped(e.toString());
      } catch (KafkaException e) {
        // The consumer wraps what its assignment callback throws.
        if (e.getCause() instanceof Mark.Lost lost) {
          stopped(lost.toString());
        } else {
          LOG.errorf(e, "the firewall waits for the broker");
          waiting("BROKER_AWAY");
          pause();
        }
      } catch (RuntimeException | Error e) {
        // A fault of our own. Its message may hold what was read, so only its kind is told.
        stopped(e.getClass().getName());
      }
    }
  }

  private void follow(FirewallLoop loop, Gate gate) {
    while (!ended) {
      switch (loop.step()) {
        case Step.Idle() -> running(gate);
        case Step.Decided(var events) -> {
          decided.accept(events);
          running(gate);
        }
        case Step.Waiting(var obstacle) -> {
          waiting(obstacle.name());
          pause();
        }
        case Step.Gap(var partition, var mark, var found) -> {
          stopped("partition %s: after number %d came %d".formatted(partition, mark, found));
          return;
        }
      }
    }
  }

  private void running(Gate gate) {
    var partitions = gate.progress().size();
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
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      ended = true;
      Thread.currentThread().interrupt();
    }
  }
}
