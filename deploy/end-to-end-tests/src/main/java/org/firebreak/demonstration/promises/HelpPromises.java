// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.promises;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.firebreak.demonstration.promises.Event.Kind;
import org.firebreak.demonstration.promises.Event.Told;
import org.firebreak.demonstration.promises.Observations.Read;

/// What the people who are helped, and those who help them, may rely on.
final class HelpPromises {

  /// "Within seconds", on a busy machine of two cores.
  static final Duration SECONDS = Duration.ofSeconds(10);

  private HelpPromises() {}

  static PromiseResult helpIsNotDelayed(Observations seen) {
    var lawful = seen.events(Kind.LAWFUL);
    var answers = seen.events(Kind.ANSWER);
    Set<UUID> read =
        seen.reads().stream().filter(Read::granted).map(Read::eventId).collect(toSet());
    var undelivered =
        seen.events().stream()
            .filter(event -> event.told() == Told.HELD || event.told() == Told.NOT_SENT)
            .toList();
    var slowest = seen.events().stream().map(Event::untilTold).max(Comparator.naturalOrder());
    return new Judgement(Promise.HELP_IS_NOT_DELAYED)
        .none(
            count(lawful, Told.DELIVERED, false)
                + count(seen.events(Kind.OVERTAKEN), Told.DELIVERED, false),
            "lawful referrals that were not delivered")
        .none(
            lawful.stream()
                .filter(event -> event.told() == Told.DELIVERED && !read.contains(event.id()))
                .count(),
            "delivered lawful referrals that their target could not read")
        .none(count(answers, Told.DELIVERED, false), "answers that did not come back")
        .none(
            count(seen.events(Kind.INCOMPLETE), Told.DELIVERED, true),
            "referrals without a valid basis that were delivered")
        .none(count(seen.events(), Told.WAITING, true), "events still waiting")
        .none(
            undelivered.stream().filter(event -> !isExplained(event)).count(),
            "undelivered events without a reason, or with a reason that names no remedy")
        .none(
            seen.events().stream()
                .filter(event -> event.untilTold().compareTo(SECONDS) > 0)
                .count(),
            "events whose source waited more than " + SECONDS.toSeconds() + " s to be told")
        .result(
            !lawful.isEmpty(),
            "%d lawful referrals delivered and read, %d answers back; %d undelivered events explained with every remedy; median %d ms, slowest %d ms until told"
                .formatted(
                    lawful.size(),
                    answers.size(),
                    undelivered.size(),
                    median(seen.events()).toMillis(),
                    slowest.orElse(Duration.ZERO).toMillis()));
  }

  static PromiseResult noPersonalDataOutsideItsHome(Observations seen) {
    var search = seen.canaries();
    return new Judgement(Promise.NO_PERSONAL_DATA_OUTSIDE_ITS_HOME)
        .none(search.hits().size(), "canaries found: " + search.hits())
        .result(
            search.canaries() > 0 && search.bytesSearched() > 0,
            "0 hits of %d canaries in %d kB of %s"
                .formatted(
                    search.canaries(),
                    search.bytesSearched() / 1000,
                    String.join(", ", search.places().stream().sorted().toList())));
  }

  private static long count(List<Event> events, Told told, boolean equal) {
    return events.stream().filter(event -> (event.told() == told) == equal).count();
  }

  private static boolean isExplained(Event event) {
    return !event.reasons().isEmpty()
        && event.reasons().stream().noneMatch(reason -> reason.remedy().isBlank());
  }

  private static Duration median(List<Event> events) {
    var sorted = events.stream().map(Event::untilTold).sorted().toList();
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
  }
}
