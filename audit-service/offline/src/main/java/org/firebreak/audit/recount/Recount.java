// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Looks, entry by entry in the order of their index, for what is missing and what contradicts. For
/// one thread. Needs about 80 bytes for each entry: every id may come again at the end.
public final class Recount {
  /// Records of different topics arrive in any order; a number that is missing for this long behind
  /// a later one is not late.
  private static final Duration LATE = Duration.ofHours(1);

  private static final int MOST_LISTED = 100;

  private final boolean fromTheFirstEntry;
  private final Identities decisions = new Identities();
  private final Dispatches dispatches = new Dispatches();
  private final Identities facts = new Identities();
  private final Identities statements = new Identities();
  private final Map<String, Long> unreadables = new HashMap<>();
  private final Map<StatedNumbers.OutboxPartition, Outbox> outboxes = new HashMap<>();
  private final StatedNumbers statedNumbers = new StatedNumbers();
  private final Silences silences = new Silences();
  private final ImmigrationDeliveries deliveries = new ImmigrationDeliveries();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Finding.Code, Long> counts = new EnumMap<>(Finding.Code.class);
  private Instant lastLoggedAt = Instant.EPOCH;

  /// @param fromIndex where the range of entries begins
  public Recount(long fromIndex) {
    this.fromTheFirstEntry = fromIndex == 0;
  }

  /// An entry that cannot be read is a finding.
  public void add(long index, ReadEntry read) {
    switch (read) {
      case ReadEntry.Known known -> add(index, known.entry());
      case ReadEntry.Unknown unknown ->
          found(
              Finding.Code.ENTRY_NOT_READABLE,
              index,
              "Its bytes are not those of an entry: " + unknown.why() + ".");
    }
  }

  public void add(long index, LogEntry entry) {
    lastLoggedAt = entry.loggedAt();
    switch (entry.content()) {
      case LogEntry.Decision decision -> {
        once(Finding.Code.SECOND_DECISION, decisions, decision.eventId(), index);
        dispatches.add(index, decision).ifPresent(fault -> fault(index, fault));
        decision.number().ifPresent(number -> number(number, index, entry.loggedAt()));
        deliveries.add(index, decision);
      }
      case LogEntry.Fact fact -> {
        once(Finding.Code.SECOND_ENTRY, facts, fact.factId(), index);
        fact.number().ifPresent(number -> number(number, index, entry.loggedAt()));
        deliveries.add(fact);
        silences.add(index, fact).ifPresent(this::silence);
        statedNumbers.add(fact).forEach(fall -> fall(fact.producer(), fall, index));
        fact.stated()
            .forEach(stated -> outbox(stated).state(stated.number(), index, entry.loggedAt()));
      }
      case LogEntry.Stated stated ->
          once(Finding.Code.SECOND_ENTRY, statements, stated.statementId(), index);
      case LogEntry.Unreadable unreadable -> {
        Long first = unreadables.putIfAbsent(unreadable.record(), index);
        if (first != null) {
          second(Finding.Code.SECOND_ENTRY, index, first);
        }
      }
    }
  }

  private void fault(long index, Dispatches.Fault fault) {
    switch (fault) {
      case Dispatches.Fault.SecondOutcome(long first) ->
          second(Finding.Code.SECOND_OUTCOME, index, first);
      case Dispatches.Fault.ReviewOfNothing() -> {
        if (fromTheFirstEntry) {
          found(
              Finding.Code.REVIEW_OF_NOTHING,
              index,
              "It says what people found who looked into a dispatch; no entry held it for them.");
        }
      }
    }
  }

  private void once(Finding.Code code, Identities known, UUID id, long index) {
    long first = known.firstIndexOf(id, index);
    if (first != index) {
      second(code, index, first);
    }
  }

  private void second(Finding.Code code, long index, long first) {
    String words =
        switch (code) {
          case SECOND_DECISION -> "A second decision on the event that entry %d decided.";
          case SECOND_OUTCOME ->
              "A second outcome of the dispatch that entry %d decided, which nobody was to look into.";
          default -> "A second entry under the id of entry %d.";
        };
    found(code, index, words.formatted(first));
  }

  private void number(LogEntry.OutboxNumber number, long index, Instant loggedAt) {
    if (!outbox(number).add(number.number(), index, loggedAt)) {
      found(
          Finding.Code.NUMBER_REPEATED,
          index,
          "An earlier entry has its number already: %d of partition %d of %s."
              .formatted(number.number(), number.partition(), number.outbox()));
    }
  }

  private Outbox outbox(LogEntry.OutboxNumber of) {
    return outboxes.computeIfAbsent(
        new StatedNumbers.OutboxPartition(of.outbox(), of.partition()), any -> new Outbox());
  }

  private void fall(String producer, StatedNumbers.Fall fall, long index) {
    found(
        Finding.Code.STATED_NUMBER_FELL,
        index,
        "%s stated that it had given out numbers up to %d of partition %d of %s, and later up to %d: one of the two is not true."
            .formatted(
                producer, fall.from(), fall.of().partition(), fall.of().outbox(), fall.to()));
  }

  private void silence(Silences.Silence silence) {
    found(
        Finding.Code.PRODUCER_SILENT,
        silence.index(),
        "After this entry %s did not state its numbers from %s to %s; it should do so every hour."
            .formatted(silence.producer(), silence.from(), silence.to()));
  }

  private void gap(StatedNumbers.OutboxPartition of, Outbox.Gap gap) {
    gap(
        of,
        gap,
        "Before this entry's number, %d to %d of partition %d of %s are missing.",
        "What was sent under them is not in the log.");
  }

  private void tail(StatedNumbers.OutboxPartition of, Outbox.Gap gap) {
    gap(
        of,
        gap,
        "This entry states that numbers %d to %d of partition %d of %s were given out; they are missing.",
        "What was sent under them was lost at the end, or is still undecided after an hour.");
  }

  private void gap(
      StatedNumbers.OutboxPartition of, Outbox.Gap gap, String words, String whyMissing) {
    Finding.Code code;
    String why;
    if (!fromTheFirstEntry) {
      code = Finding.Code.NUMBER_NOT_IN_RANGE;
      why = "They may stand outside this range.";
    } else if (gap.loggedAt().plus(LATE).isAfter(lastLoggedAt)) {
      code = Finding.Code.NUMBER_AWAITED;
      why = "They may still be on their way: look again in a later export.";
    } else {
      code = Finding.Code.NUMBER_MISSING;
      why = whyMissing;
    }
    found(
        code,
        gap.index(),
        words.formatted(gap.from(), gap.to(), of.partition(), of.outbox()) + " " + why);
  }

  private void notStated(StatedNumbers.OutboxPartition of, Outbox.Logged logged) {
    if (Duration.between(logged.loggedAt(), lastLoggedAt).compareTo(Silences.LONGEST) > 0) {
      found(
          Finding.Code.NUMBER_NOT_STATED,
          logged.index(),
          "By this entry number %d of partition %d of %s was in the log, and for two hours after it nobody stated that it had been given out; whoever gave it out should state its numbers every hour."
              .formatted(logged.number(), of.partition(), of.outbox()));
    }
  }

  private void found(Finding.Code code, long index, String words) {
    if (counts.merge(code, 1L, Long::sum) <= MOST_LISTED) {
      findings.add(new Finding(code, index, words));
    }
  }

  /// Ask once, after the last entry: numbers, silences and deliveries can only be judged then.
  public Result result() {
    outboxes.forEach((of, outbox) -> {
      outbox.gaps(fromTheFirstEntry).forEach(gap -> gap(of, gap));
      outbox.tail(fromTheFirstEntry).forEach(gap -> tail(of, gap));
      outbox.notStated().ifPresent(logged -> notStated(of, logged));
    });
    silences.until(lastLoggedAt).forEach(this::silence);
    for (ImmigrationDeliveries.Some some : deliveries.toImmigration()) {
      found(
          Finding.Code.DELIVERED_TO_IMMIGRATION,
          some.index(),
          "Delivered to %s, which had an immigration function, or was part of what had one, by revision %d of the directory: %d time(s)."
              .formatted(some.organization(), some.revision(), some.count()));
    }
    for (ImmigrationDeliveries.Some some : deliveries.toUnclassified()) {
      found(
          Finding.Code.DELIVERED_TO_UNCLASSIFIED,
          some.index(),
          "Delivered to %s, %d time(s); no entry says what it, or what it is part of, was by revision %d of the directory.%s"
              .formatted(
                  some.organization(),
                  some.count(),
                  some.revision(),
                  fromTheFirstEntry ? "" : " It may stand before this range."));
    }
    findings.sort((one, other) -> Long.compare(one.index(), other.index()));
    return new Result(findings, counts);
  }

  /// @param findings by index; the first hundred of each code
  /// @param counts all of them
  public record Result(List<Finding> findings, Map<Finding.Code, Long> counts) {
    public Result {
      findings = List.copyOf(findings);
      counts = Map.copyOf(counts);
    }

    public boolean isWrong() {
      return counts.keySet().stream().anyMatch(Finding.Code::isWrong);
    }
  }
}
