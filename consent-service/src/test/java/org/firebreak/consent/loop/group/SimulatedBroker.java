// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop.group;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.firebreak.consent.loop.Gate.Progress;
import org.firebreak.consent.loop.Incoming;
import org.firebreak.consent.loop.Incoming.Partition;
import org.firebreak.consent.loop.Outcome;
import org.jspecify.annotations.Nullable;

/// What Kafka promises to transactional writers and to a consumer group, as far as the gate relies
/// on it, and no more.
final class SimulatedBroker {

  /// A promise of Kafka's, or a setting of ours, that could be missing. The simulation must notice.
  enum Flaw {
    /// Offsets are taken from a reader that is no longer in the group's generation.
    OLD_GENERATIONS_COMMIT,
    /// A reader that missed a generation keeps what it had before, though others may have had it.
    MISSED_GENERATIONS_ARE_NOT_TOLD,
    /// A new owner is told offsets that an open transaction is about to move.
    UNSETTLED_OFFSETS_ARE_READ,
    /// A writer goes on although a later one has its transactional id.
    OLD_WRITERS_COMMIT,
    /// A reader goes on although a later one has its place in the group, and is heard for it.
    REPLACED_READERS_ARE_HEARD
  }

  /// @param prepared the writer has asked for the commit; only the broker can end it now
  private record Transaction(
      List<Outcome> outcomes, Map<Partition, Progress> progress, boolean prepared) {}

  private final RandomGenerator chance;
  private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
  private final Map<Partition, List<Incoming>> log = new HashMap<>();
  private final Map<Partition, Progress> committed = new HashMap<>();
  private final Map<String, Transaction> open = new HashMap<>();
  private final Map<String, Integer> epochs = new HashMap<>();
  private Map<Partition, String> owners = Map.of();
  private final Map<String, Object> places = new HashMap<>();
  private final Map<String, Integer> heard = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private int generation;
  final List<Outcome> visible = new ArrayList<>();

  SimulatedBroker(int partitions, RandomGenerator chance) {
    this.chance = chance;
    IntStream.range(0, partitions)
        .mapToObj(number -> new Partition("outbound", number))
        .forEach(partition -> {
          log.put(partition, new ArrayList<>());
          committed.put(partition, new Progress(0, 0));
        });
  }

  void give(Flaw flaw) {
    flaws.add(flaw);
  }

  void append(Incoming incoming) {
    records(incoming.origin().partition()).add(incoming);
  }

  long end(Partition partition) {
    return records(partition).size();
  }

  List<Incoming> records(Partition partition, long from, int atMost) {
    var all = records(partition);
    return List.copyOf(all.subList((int) from, (int) Math.min(all.size(), from + atMost)));
  }

  boolean allDecided() {
    return log.keySet().stream()
        .allMatch(partition -> reached(partition).nextOffset() == end(partition));
  }

  private List<Incoming> records(Partition partition) {
    return Objects.requireNonNull(log.get(partition));
  }

  private Progress reached(Partition partition) {
    return Objects.requireNonNull(committed.get(partition));
  }

  /// Everyone in the group learns of it with the next poll, and not before. Who is left out, or has
  /// not even heard of the generation before, has lost all that it had.
  void rebalance(List<String> members) {
    heard.forEach((member, last) -> {
      if (last != generation || !members.contains(member)) {
        lost.add(member);
      }
    });
    generation++;
    var next = new HashMap<Partition, String>();
    for (var partition : log.keySet()) {
      next.put(partition, members.get(chance.nextInt(members.size())));
    }
    owners = next;
  }

  int generation() {
    return generation;
  }

  /// A process that comes new takes its member's place in the group, whoever had it.
  void takePlace(String member, Object process) {
    places.put(member, process);
  }

  boolean isReplaced(String member, Object process) {
    return !process.equals(places.get(member)) && !flaws.contains(Flaw.REPLACED_READERS_ARE_HEARD);
  }

  /// @return whether it must give up all partitions first, also those that it is assigned again
  boolean join(String member) {
    heard.put(member, generation);
    return lost.remove(member) && !flaws.contains(Flaw.MISSED_GENERATIONS_ARE_NOT_TOLD);
  }

  Set<Partition> assigned(String member) {
    var assigned = new HashSet<Partition>();
    owners.forEach((partition, owner) -> {
      if (owner.equals(member)) {
        assigned.add(partition);
      }
    });
    return assigned;
  }

  /// Waits for open transactions on the partition, as readers of committed records only do. One of
  /// a living writer may be given up after its time-out.
  ///
  /// @return null if it is still open after the time that the reader waits
  @Nullable Progress settled(Partition partition) {
    if (!flaws.contains(Flaw.UNSETTLED_OFFSETS_ARE_READ)) {
      for (var open : new TreeMap<>(this.open).entrySet()) {
        if (open.getValue().progress().containsKey(partition)) {
          if (!open.getValue().prepared() && chance.nextBoolean()) {
            return null;
          }
          end(open.getKey());
        }
      }
    }
    return reached(partition);
  }

  /// Ends what a writer before left open, and lets nobody else commit under its id any more.
  int begin(String writer) {
    end(writer);
    return epochs.merge(writer, 1, Integer::sum);
  }

  /// @return false if it may not: it was fenced, or is no longer in the group
  boolean prepare(
      String writer,
      int epoch,
      int memberGeneration,
      List<Outcome> outcomes,
      Map<Partition, Progress> progress) {
    boolean old = memberGeneration != generation && !flaws.contains(Flaw.OLD_GENERATIONS_COMMIT);
    if (old || isFenced(writer, epoch)) {
      return false;
    }
    open.put(writer, new Transaction(outcomes, Map.copyOf(progress), false));
    return true;
  }

  /// @return false if it was ended from elsewhere meanwhile
  boolean askForCommit(String writer, int epoch) {
    var transaction = open.get(writer);
    if (transaction == null || isFenced(writer, epoch)) {
      return false;
    }
    open.put(writer, new Transaction(transaction.outcomes(), transaction.progress(), true));
    return true;
  }

  /// @return false if it was ended from elsewhere meanwhile, this way or that
  boolean commit(String writer, int epoch) {
    if (!open.containsKey(writer) || isFenced(writer, epoch)) {
      return false;
    }
    commit(writer);
    return true;
  }

  private void commit(String writer) {
    var transaction = Objects.requireNonNull(open.remove(writer));
    visible.addAll(transaction.outcomes());
    committed.putAll(transaction.progress());
  }

  /// What was asked for may have reached the broker or not; what was not asked for is aborted. Its
  /// writer is fenced either way.
  private void end(String writer) {
    var transaction = open.get(writer);
    if (transaction != null) {
      epochs.merge(writer, 1, Integer::sum);
      if (transaction.prepared() && chance.nextBoolean()) {
        commit(writer);
      } else {
        open.remove(writer);
      }
    }
  }

  private boolean isFenced(String writer, int epoch) {
    return epoch != epochs.getOrDefault(writer, 0) && !flaws.contains(Flaw.OLD_WRITERS_COMMIT);
  }
}
