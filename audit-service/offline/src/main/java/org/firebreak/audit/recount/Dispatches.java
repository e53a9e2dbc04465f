// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/// That each dispatch has one outcome. Only what people are to look into is decided again, by the
/// event that says what they found; it may be held for people again. Whatever its source cures is a
/// dispatch of its own, and answers and notices are events of their own about it.
final class Dispatches {
  private final Identities decided = new Identities();

  /// By dispatch, the event that people are to look into: few at any time.
  private final Map<UUID, UUID> open = new HashMap<>();

  /// The index of the earlier entry that decided the dispatch, if this is a second outcome.
  OptionalLong add(long index, LogEntry.Decision decision) {
    if (decision.attempt().isEmpty()) {
      return OptionalLong.empty();
    }
    var attempt = decision.attempt().get();
    long first = decided.firstIndexOf(attempt.dispatch(), index);
    UUID held = open.remove(attempt.dispatch());
    if (attempt.isForAPerson()) {
      open.put(attempt.dispatch(), decision.eventId());
    }
    boolean follows = held != null && attempt.cause().filter(held::equals).isPresent();
    return first == index || follows ? OptionalLong.empty() : OptionalLong.of(first);
  }
}
