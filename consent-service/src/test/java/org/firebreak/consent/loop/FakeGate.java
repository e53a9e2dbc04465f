// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.firebreak.consent.loop.Incoming.Partition;
import org.jspecify.annotations.Nullable;

/// A broker of two topics in memory, which fails as a real one does: a commit that fails took place
/// without saying so, or did not, or is in doubt until the writer is fenced or begins anew.
public final class FakeGate implements Gate {

  private final Map<Partition, List<Incoming>> log = new HashMap<>();
  private final Map<Partition, Progress> committed = new HashMap<>();
  private final Map<Partition, Progress> position = new HashMap<>();
  private final RandomGenerator chance;
  private final double failing;
  private boolean broken;
  private boolean fenced;
  private @Nullable Runnable inDoubt;
  public final List<Outcome> visible = new ArrayList<>();

  public FakeGate(int partitions, RandomGenerator chance, double failing) {
    this.chance = chance;
    this.failing = failing;
    for (int number = 0; number < partitions; number++) {
      open(partition(number));
    }
  }

  private void open(Partition partition) {
    log.put(partition, new ArrayList<>());
    committed.put(partition, new Progress(0, 0));
    position.put(partition, new Progress(0, 0));
  }

  /// The fourth is the other topic's first, whose number is the same as that of the first.
  public static Partition partition(int number) {
    return number < 3 ? new Partition("outbound", number) : new Partition("reviews", number - 3);
  }

  public long end(int number) {
    return end(partition(number));
  }

  private long end(Partition partition) {
    return records(partition).size();
  }

  public void append(Incoming incoming) {
    var partition = incoming.origin().partition();
    if (!log.containsKey(partition)) {
      open(partition);
    }
    records(partition).add(incoming);
  }

  public boolean allDecided() {
    return log.keySet().stream()
        .allMatch(partition -> reached(committed, partition).nextOffset() == end(partition));
  }

  private List<Incoming> records(Partition partition) {
    return Objects.requireNonNull(log.get(partition));
  }

  private static Progress reached(Map<Partition, Progress> by, Partition partition) {
    return Objects.requireNonNull(by.get(partition));
  }

  /// Time passes: what is in doubt may take place now.
  void later() {
    if (inDoubt != null && chance.nextBoolean()) {
      inDoubt.run();
      inDoubt = null;
    }
  }

  /// Takes the writer's right to commit until it begins anew.
  void fence() {
    fenced = true;
    inDoubt = null;
  }

  @Override
  public String writer() {
    return "fake";
  }

  @Override
  public List<Incoming> poll() {
    if (broken) {
      throw new AssertionError("polled without recovering from a failed commit");
    }
    var polled = new ArrayList<Incoming>();
    for (var partition : log.keySet()) {
      var from = reached(position, partition).nextOffset();
      var to = Math.min(end(partition), from + chance.nextInt(1, 6));
      for (long offset = from; offset < to; offset++) {
        polled.add(records(partition).get((int) offset));
      }
      position.put(partition, new Progress(to, 0));
    }
    return polled;
  }

  @Override
  public Map<Partition, Progress> progress() {
    return Map.copyOf(committed);
  }

  @Override
  public void commit(List<Outcome> outcomes, Map<Partition, Progress> progress)
      throws NotCommitted {
    Runnable commit =
        () -> {
          visible.addAll(outcomes);
          committed.putAll(progress);
        };
    if (fenced || chance.nextDouble() < failing) {
      broken = true;
      switch (fenced ? 0 : chance.nextInt(3)) {
        case 0 -> {}
        case 1 -> commit.run();
        default -> inDoubt = commit;
      }
      throw new NotCommitted("sampled", new IllegalStateException("sampled"));
    }
    commit.run();
  }

  @Override
  public void rewind() {
    position.putAll(committed);
  }

  @Override
  public void recover() {
    later();
    broken = false;
    fenced = false;
    inDoubt = null;
    rewind();
  }
}
