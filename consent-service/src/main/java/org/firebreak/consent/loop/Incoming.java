// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop;

import org.firebreak.consent.firewall.Event;
import org.firebreak.consent.firewall.Reason;

/// A record from the outbound or the reviews topic, as far as it could be read.
public sealed interface Incoming {

  Origin origin();

  /// Where the record lies.
  record Origin(Partition partition, long offset) {
    public Origin(String topic, int partition, long offset) {
      this(new Partition(topic, partition), offset);
    }

    @Override
    public String toString() {
      return partition + "/" + offset;
    }
  }

  record Partition(String topic, int number) {
    @Override
    public String toString() {
      return topic + "/" + number;
    }
  }

  record Opened(Origin origin, Event event, Content content) implements Incoming {}

  /// The routing facts are there, the content is not: it counts as decided, and its source is told.
  record Closed(Origin origin, Event event, Reason reason) implements Incoming {}

  /// Not even the routing facts: it is no outbox record, so it is quarantined and never moves the
  /// mark.
  record Unreadable(Origin origin, Reason reason) implements Incoming {}
}
