// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// That each dispatch has one outcome. Only what people are to look into is decided again, by the
/// event that says what they found; it may be held for people again. Whatever its source cures is a
/// dispatch of its own, and answers and notices are events of their own about it.
final class Dispatches {
  private final Identities decided = new Identities();

  /// By dispatch, the event that people are to look into: few at any time.
  private final Map<UUID, UUID> open = new HashMap<>();

  sealed interface Fault {
    /// @param first the index of the earlier entry that decided the dispatch
    record SecondOutcome(long first) implements Fault {}

    /// In a range that does not begin with the log, what was to be looked into may stand before it.
    record ReviewOfNothing() implements Fault {}
  }

  Optional<Fault> add(long index, LogEntry.Decision decision) {
    if (decision.attempt().isEmpty()) {
      return Optional.empty();
    }
    var attempt = decision.attempt().get();
    long first = decided.firstIndexOf(attempt.dispatch(), index);
    UUID held = open.remove(attempt.dispatch());
    if (attempt.isForAPerson()) {
      open.put(attempt.dispatch(), decision.eventId());
    }
    if (first == index) {
      return attempt.isReviewed() ? Optional.of(new Fault.ReviewOfNothing()) : Optional.empty();
    }
    boolean follows = held != null && attempt.cause().filter(held::equals).isPresent();
    return follows ? Optional.empty() : Optional.of(new Fault.SecondOutcome(first));
  }
}
