// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firebreak.demonstration.promises.DecisionEntry.Again;
import org.firebreak.demonstration.promises.Event.Kind;
import org.firebreak.demonstration.promises.Event.Reason;
import org.firebreak.demonstration.promises.Event.Told;
import org.firebreak.demonstration.promises.Observations.Attempt;
import org.firebreak.demonstration.promises.Observations.CanarySearch;
import org.firebreak.demonstration.promises.Observations.Outage;
import org.firebreak.demonstration.promises.Observations.Read;
import org.firebreak.demonstration.promises.Observations.Receipt;
import org.firebreak.demonstration.promises.Observations.Where;
import org.jspecify.annotations.Nullable;

/// A small demonstration in which all went well, to be spoiled in one place.
final class Seen {

  static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  static final UUID AIMED = id(1);
  static final UUID LAWFUL = id(2);
  static final UUID INCOMPLETE = id(3);
  static final UUID ANSWER = id(4);
  static final UUID WITHDRAWN_CONSENT = id(101);
  static final UUID CONSENT = id(102);

  final List<Event> events = new ArrayList<>();
  final List<DecisionEntry> decisions = new ArrayList<>();
  final List<Read> reads = new ArrayList<>();
  final List<Receipt> receipts = new ArrayList<>();
  final List<Attempt> attempts = new ArrayList<>();
  final List<Outage> outages = new ArrayList<>();
  final Map<String, Instant> barredSince = new HashMap<>();
  long missingNumbers;
  CanarySearch canaries = new CanarySearch(4, Set.of("audit entries"), 1000, List.of());

  static Seen nothing() {
    var seen = new Seen();
    seen.canaries = new CanarySearch(0, Set.of(), 0, List.of());
    return seen;
  }

  static Seen allWell() {
    var seen = new Seen();
    var why = List.of(new Reason("SOME_REASON", "Some remedy."));
    seen.events.add(event(AIMED, Kind.IMMIGRATION, CONSENT, Told.NOT_SENT, why));
    seen.events.add(event(LAWFUL, Kind.LAWFUL, WITHDRAWN_CONSENT, Told.DELIVERED, List.of()));
    seen.events.add(event(INCOMPLETE, Kind.INCOMPLETE, WITHDRAWN_CONSENT, Told.HELD, why));
    seen.events.add(event(ANSWER, Kind.ANSWER, null, Told.DELIVERED, List.of()));
    seen.decisions.add(decision(0, AIMED, "drop", "home-office"));
    seen.decisions.add(decision(1, LAWFUL, "deliver", "lantern-refuge"));
    seen.decisions.add(decision(2, INCOMPLETE, "quarantine", "lantern-refuge"));
    seen.decisions.add(decision(3, ANSWER, "deliver", "kent-police"));
    seen.reads.add(new Read(LAWFUL, "lantern-refuge", true, START.plusSeconds(10)));
    seen.receipts.add(new Receipt(WITHDRAWN_CONSENT, START.plusSeconds(20)));
    seen.reads.add(new Read(LAWFUL, "lantern-refuge", false, START.plusSeconds(30)));
    seen.outages.add(new Outage(20, 0, 5, 0));
    seen.barredSince.put("home-office", Instant.EPOCH);
    for (Where where : Where.values()) {
      seen.attempts.add(new Attempt(where, "somebody", "something", true));
    }
    return seen;
  }

  Observations observations() {
    return new Observations(
        events,
        decisions,
        missingNumbers,
        barredSince,
        reads,
        receipts,
        attempts,
        outages,
        canaries);
  }

  static Event event(UUID id, Kind kind, @Nullable UUID basis, Told told, List<Reason> reasons) {
    return new Event(id, kind, basis, told, reasons, Duration.ofMillis(200));
  }

  /// Decided `index` seconds after the start, on the basis that the event relies on.
  static DecisionEntry decision(long index, UUID event, String outcome, String target) {
    var basis = event.equals(AIMED) ? CONSENT : event.equals(ANSWER) ? null : WITHDRAWN_CONSENT;
    return new DecisionEntry(
        index, event, outcome, target, basis, START.plusSeconds(index), true, Again.SAME);
  }

  static UUID id(long number) {
    return new UUID(0, number);
  }
}
