// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firebreak.consent.loop.Gate;
import org.firebreak.consent.loop.Incoming;
import org.firebreak.consent.loop.Incoming.Partition;
import org.firebreak.consent.loop.Outcome;

/// One firewall's side of the broker, step by step as the real gate takes them. Before and after
/// each, anything can happen elsewhere.
final class SimulatedGate implements Gate {

  private final String member;
  private final SimulatedBroker broker;
  private final Happenings happenings;
  private final Map<Partition, Progress> progress = new HashMap<>();
  private final Map<Partition, Long> next = new HashMap<>();
  private int epoch;
  private int generation = -1;

  SimulatedGate(String member, SimulatedBroker broker, Happenings happenings) {
    this.member = member;
    this.broker = broker;
    this.happenings = happenings;
    this.epoch = broker.begin(member);
  }

  @Override
  public List<Incoming> poll() {
    happenings.orFailure();
    if (generation != broker.generation()) {
      join();
    } else if (broker.isReplaced(member, this) && happenings.isHeardOf()) {
      throw new Happenings.Failure();
    }
    var polled = new ArrayList<Incoming>();
    next.replaceAll((partition, from) -> {
      var records = broker.records(partition, from, happenings.between(1, 5));
      polled.addAll(records);
      return from + records.size();
    });
    happenings.orFailure();
    return polled;
  }

  private void join() {
    if (generation < 0) {
      broker.takePlace(member, this);
    }
    if (broker.isReplaced(member, this)) {
      throw new Happenings.Failure();
    }
    if (broker.join(member)) {
      progress.clear();
      next.clear();
    }
    var assigned = broker.assigned(member);
    generation = broker.generation();
    progress.keySet().retainAll(assigned);
    next.keySet().retainAll(assigned);
    for (var partition : assigned) {
      if (!progress.containsKey(partition)) {
        load(partition);
      }
    }
  }

  private void load(Partition partition) {
    var settled = broker.settled(partition);
    if (settled == null) {
      throw new Happenings.Failure();
    }
    progress.put(partition, settled);
    next.put(partition, settled.nextOffset());
  }

  @Override
  public String writer() {
    return member;
  }

  @Override
  public Map<Partition, Progress> progress() {
    return Map.copyOf(progress);
  }

  @Override
  public void commit(List<Outcome> outcomes, Map<Partition, Progress> reached) throws NotCommitted {
    happenings.between();
    if (happenings.failing()
        || broker.isReplaced(member, this)
        || !broker.prepare(member, epoch, generation, outcomes, reached)) {
      throw notCommitted();
    }
    happenings.between();
    if (happenings.failing() || !broker.askForCommit(member, epoch)) {
      throw notCommitted();
    }
    happenings.between();
    if (happenings.failing() || !broker.commit(member, epoch)) {
      throw notCommitted(); // Asked for, and no answer heard.
    }
    happenings.between();
    if (happenings.failing()) {
      throw notCommitted(); // It took place, and the answer was lost.
    }
    progress.putAll(reached);
  }

  private static NotCommitted notCommitted() {
    return new NotCommitted("sampled", new IllegalStateException("sampled"));
  }

  @Override
  public void rewind() {
    progress.forEach((partition, reached) -> next.put(partition, reached.nextOffset()));
  }

  @Override
  public void recover() {
    happenings.orFailure();
    epoch = broker.begin(member);
    happenings.orFailure();
    List.copyOf(progress.keySet()).forEach(this::load);
  }
}
