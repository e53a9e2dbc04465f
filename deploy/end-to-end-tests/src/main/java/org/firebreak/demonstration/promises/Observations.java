// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// All that the demonstration saw: what the APIs answered, what the audit log holds, what the
/// broker refused.
///
/// @param barredSince the organizations that the directory bars, and from when on
/// @param missingNumbers decisions that the audit log itself knows to be missing
public record Observations(
    List<Event> events,
    List<DecisionEntry> decisions,
    long missingNumbers,
    Map<String, Instant> barredSince,
    List<Read> reads,
    List<Receipt> receipts,
    List<Attempt> attempts,
    List<Outage> outages,
    CanarySearch canaries) {

  /// A target asks for the content of a delivered event.
  public record Read(UUID eventId, String organization, boolean granted, Instant at) {}

  /// A withdrawal was acknowledged.
  public record Receipt(UUID basisId, Instant at) {}

  /// Somebody tries what must be refused.
  ///
  /// @param refused whether it was; an attempt that failed for another reason was not
  public record Attempt(Where where, String actor, String what, boolean refused) {}

  public enum Where {
    /// An organization with an immigration function knocks at an API.
    DOOR,
    /// A service's principal on a topic under `immigration-enforcement.`
    ENFORCEMENT_TOPIC,
    /// A service's principal on a topic that only the firewall writes, or only referral-service
    /// reads.
    GUARDED_TOPIC,
    /// A consent or another lawful basis that names an immigration body.
    BASIS
  }

  /// The firewall was stopped for a while.
  ///
  /// @param referrals that were accepted meanwhile
  /// @param told of them, to their source, as decided
  /// @param reads of content delivered before
  /// @param granted of them
  public record Outage(long referrals, long told, long reads, long granted) {}

  /// @param canaries how many values were planted in content and addresses
  /// @param places where they were searched
  /// @param hits where they were found
  public record CanarySearch(
      int canaries, Set<String> places, long bytesSearched, List<String> hits) {
    public CanarySearch {
      places = Set.copyOf(places);
      hits = List.copyOf(hits);
    }
  }

  public Observations {
    events = List.copyOf(events);
    decisions = List.copyOf(decisions);
    barredSince = Map.copyOf(barredSince);
    reads = List.copyOf(reads);
    receipts = List.copyOf(receipts);
    attempts = List.copyOf(attempts);
    outages = List.copyOf(outages);
  }

  List<Event> events(Event.Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).toList();
  }

  List<Attempt> attempts(Where where) {
    return attempts.stream().filter(attempt -> attempt.where() == where).toList();
  }
}
