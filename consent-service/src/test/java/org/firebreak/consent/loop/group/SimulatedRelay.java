// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop.group;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.firebreak.consent.loop.Incoming;
import org.firebreak.consent.loop.Incoming.Partition;

/// The outbox and whoever leads in sending it: in order, with numbers that stand in the rows, each
/// row until it is known to be sent. So a tail can be sent twice, and nothing is left out.
final class SimulatedRelay {

  /// Makes the record of a row, for the place where it will lie.
  @FunctionalInterface
  interface Records {
    Incoming at(Partition partition, long offset, long number);
  }

  record Row(Partition partition, long number) {}

  private final SimulatedBroker broker;
  private final Happenings happenings;
  private final Records records;
  private final Deque<Row> outbox = new ArrayDeque<>();
  private int leader;
  private boolean sending;

  SimulatedRelay(SimulatedBroker broker, Happenings happenings, Records records) {
    this.broker = broker;
    this.happenings = happenings;
    this.records = records;
  }

  void add(Row row) {
    outbox.add(row);
  }

  boolean isEmpty() {
    return outbox.isEmpty();
  }

  /// A new leader; the one before may be in the middle of something and not know.
  void change() {
    leader++;
  }

  /// When the leader is in the middle of it already, it is taken for dead and another one leads.
  void send() {
    if (sending) {
      change();
    }
    sending = true;
    lead();
    sending = false;
  }

  private void lead() {
    int me = leader;
    List<Row> batch = new ArrayList<>(outbox.stream().limit(happenings.between(1, 6)).toList());
    happenings.between();
    if (me != leader || happenings.failing()) {
      return;
    }
    for (var row : batch) {
      broker.append(records.at(row.partition(), broker.end(row.partition()), row.number()));
    }
    happenings.between();
    if (happenings.failing()) {
      change();
      return;
    }
    outbox.removeAll(batch);
  }
}
