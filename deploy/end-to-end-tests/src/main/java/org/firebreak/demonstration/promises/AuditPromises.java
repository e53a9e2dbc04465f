// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.firebreak.demonstration.promises.DecisionEntry.Again;
import org.firebreak.demonstration.promises.Event.Told;
import org.jspecify.annotations.Nullable;

/// What the audit log must hold.
final class AuditPromises {

  private AuditPromises() {}

  static PromiseResult everyEventDecidedOnce(Observations seen) {
    Map<UUID, Long> decisions =
        seen.decisions().stream().collect(groupingBy(DecisionEntry::eventId, counting()));
    long decided =
        seen.events().stream().filter(event -> decisions.containsKey(event.id())).count();
    return new Judgement(Promise.EVERY_EVENT_DECIDED_ONCE)
        .none(seen.events().size() - decided, "accepted events without a decision")
        .none(
            decisions.values().stream().filter(count -> count > 1).count(),
            "events with more than one decision")
        .none(seen.missingNumbers(), "decisions that the audit log misses in its numbering")
        .result(
            !seen.events().isEmpty(),
            "%d events accepted, %d decided, each once; the numbering has no gap"
                .formatted(seen.events().size(), decided));
  }

  static PromiseResult everyDecisionIsAudited(Observations seen) {
    Map<UUID, DecisionEntry> entries =
        seen.decisions().stream()
            .collect(toMap(DecisionEntry::eventId, Function.identity(), (first, _) -> first));
    var told = seen.events().stream().filter(event -> event.told() != Told.WAITING).toList();
    long proven = seen.decisions().stream().filter(DecisionEntry::proven).count();
    return new Judgement(Promise.EVERY_DECISION_IS_AUDITED)
        .none(
            told.stream().filter(event -> !entries.containsKey(event.id())).count(),
            "decisions that a source was told of and that are not in the audit log")
        .none(
            told.stream()
                .filter(event -> entries.containsKey(event.id()))
                .filter(event -> !agree(event.told(), entries.get(event.id())))
                .count(),
            "decisions of which the audit log says another outcome than the source was told")
        .none(
            seen.decisions().size() - proven,
            "entries whose inclusion in the log could not be verified")
        .result(
            !seen.decisions().isEmpty(),
            "%d decisions in the log, %d inclusion proofs verified"
                .formatted(seen.decisions().size(), proven));
  }

  static PromiseResult decisionsAreReproducible(Observations seen) {
    return new Judgement(Promise.DECISIONS_ARE_REPRODUCIBLE)
        .none(again(seen, Again.DIFFERENT), "decisions that came out differently the second time")
        .none(again(seen, Again.NOT_COMPUTED), "decisions that could not be computed again")
        .result(
            !seen.decisions().isEmpty(),
            "%d of %d decisions computed again from kept facts, bases and directory: the same"
                .formatted(again(seen, Again.SAME), seen.decisions().size()));
  }

  private static long again(Observations seen, Again result) {
    return seen.decisions().stream().filter(entry -> entry.again() == result).count();
  }

  private static boolean agree(Told told, @Nullable DecisionEntry entry) {
    return entry != null
        && switch (told) {
          case DELIVERED -> entry.delivers();
          case HELD -> entry.outcome().equals("quarantine");
          case NOT_SENT -> entry.outcome().equals("drop");
          case WAITING -> false;
        };
  }
}
