// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.firebreak.demonstration.promises.DecisionEntry;
import org.firebreak.demonstration.promises.Event;
import org.firebreak.demonstration.promises.Observations;
import org.firebreak.demonstration.promises.Observations.Attempt;
import org.firebreak.demonstration.promises.Observations.CanarySearch;
import org.firebreak.demonstration.promises.Observations.Outage;
import org.firebreak.demonstration.promises.Observations.Read;
import org.firebreak.demonstration.promises.Observations.Receipt;

/// Everything that the scenes see, written down as it happens, by many threads.
final class Journal {

  private final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
  private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
  private final Queue<Outage> outages = new ConcurrentLinkedQueue<>();
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private final Queue<String> canaries = new ConcurrentLinkedQueue<>();
  private final Map<String, Instant> barredSince = new ConcurrentHashMap<>();

  void add(Event event) {
    events.add(event);
  }

  void add(Read read) {
    reads.add(read);
  }

  void add(Receipt receipt) {
    receipts.add(receipt);
  }

  void add(Outage outage) {
    outages.add(outage);
  }

  void add(Attempt attempt) {
    attempts.add(attempt);
  }

  void planted(String canary) {
    canaries.add(canary);
  }

  void barred(String organization, Instant since) {
    barredSince.putIfAbsent(organization, since);
  }

  List<String> canaries() {
    return List.copyOf(canaries);
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  boolean wasRead(UUID event) {
    return reads.stream().anyMatch(read -> read.granted() && read.eventId().equals(event));
  }

  Observations observations(
      List<DecisionEntry> decisions, long missingNumbers, CanarySearch search) {
    return new Observations(
        List.copyOf(events),
        decisions,
        missingNumbers,
        barredSince,
        List.copyOf(reads),
        List.copyOf(receipts),
        attempts(),
        List.copyOf(outages),
        search);
  }
}
