// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.firebreak.consent.loop.FakeBatches;
import org.firebreak.consent.loop.Incoming;
import org.firebreak.consent.loop.Incoming.Partition;
import org.firebreak.consent.loop.Outcome;
import org.firebreak.consent.loop.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What ends the firewall, what makes it wait, and what operators then see.
class FirewallRunTest {

  private static final String CONTENT = "what was read";
  private static final Snapshots NEVER_ASKED =
      _ -> {
        throw new AssertionError("nothing was polled, so nothing is decided");
      };

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final Queue<Supplier<FirewallRun.OpenGate>> gates = new ArrayDeque<>();
  private final FirewallRun run =
      new FirewallRun(
          () -> gates.remove().get(),
          NEVER_ASKED,
          new FakeBatches(),
          () -> Instant.EPOCH,
          Duration.ZERO,
          _ -> {});

  static List<Throwable> faults() {
    return List.of(
        new IllegalStateException(CONTENT),
        new NullPointerException(CONTENT),
        new StackOverflowError(CONTENT),
        new NoClassDefFoundError(CONTENT));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultOfOurOwnStopsItForGoodAndTellsOnlyItsKind(Throwable fault) {
    gates.add(() -> new Sampled(new Fails(fault)));

    run.run();

    assertThat(run.state()).isInstanceOf(LoopState.Stopped.class);
    assertThat(run.state().toString()).contains(fault.getClass().getName()).doesNotContain(CONTENT);
    assertThat(opened).hasValue(1);
    assertThat(closed).hasValue(1);
  }

  @Test
  void progressThatCannotBeToldStopsItForGood() {
    var lost = lost();
    gates.add(() -> new Sampled(new Fails(new KafkaException("the consumer wraps it", lost))));

    run.run();

    assertThat(run.state()).isEqualTo(new LoopState.Stopped(lost.toString(), Instant.EPOCH));
    assertThat(opened).hasValue(1);
  }

  @Test
  void aBrokerThatIsAwayIsTriedAgainWithANewGateUntilItIsBack() {
    gates.add(() -> new Sampled(new Fails(new TimeoutException("sampled"))));
    gates.add(() -> new Sampled(new Fails(new TimeoutException("sampled"))));
    gates.add(() -> new Sampled(new Ends()));

    run.run();

    assertThat(run.state()).isEqualTo(new LoopState.Running(2, Instant.EPOCH));
    assertThat(opened).hasValue(3);
    assertThat(closed).hasValue(3);
  }

  @Test
  void aGateThatCannotBeOpenedIsWaitedForToo() {
    gates.add(() -> {
      throw new KafkaException("sampled");
    });
    gates.add(() -> new Sampled(new Ends()));

    run.run();

    assertThat(run.state()).isInstanceOf(LoopState.Running.class);
  }

  private static Mark.Lost lost() {
    try {
      Mark.read(new TopicPartition("outbound", 0), null, 7L);
    } catch (Mark.Lost e) {
      return e;
    }
    throw new AssertionError("a pruned partition without progress must be lost");
  }

  private sealed interface Polled {}

  private record Fails(Throwable with) implements Polled {}

  /// Finds nothing once; then the run is told to end.
  private record Ends() implements Polled {}

  private final class Sampled implements FirewallRun.OpenGate {
    private final Polled polled;

    private Sampled(Polled polled) {
      this.polled = polled;
      opened.incrementAndGet();
    }

    @Override
    public List<Incoming> poll() {
      switch (polled) {
        case Fails(Error error) -> throw error;
        case Fails(RuntimeException exception) -> throw exception;
        case Fails(var other) -> throw new AssertionError(other);
        case Ends() -> run.end();
      }
      return List.of();
    }

    @Override
    public String writer() {
      return "sampled";
    }

    @Override
    public Map<Partition, Progress> progress() {
      return Map.of(
          new Partition("outbound", 0),
          new Progress(0, 0),
          new Partition("outbound", 1),
          new Progress(0, 0));
    }

    @Override
    public void commit(List<Outcome> outcomes, Map<Partition, Progress> progress) {
      throw new AssertionError("there is nothing to commit");
    }

    @Override
    public void rewind() {}

    @Override
    public void recover() {}

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
