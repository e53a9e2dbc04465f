// SPDX-License-Identifier: Apache-2.0
package org.firebreak.endtoend;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firebreak.demonstration.InParallel;
import org.firebreak.demonstration.rest.Fate;
import org.firebreak.endtoend.Load.Accepted;

/// After a load: what was accepted, what the firewall decided, what lies in the inboxes, what the
/// sources and the targets are told, and what the audit log holds must be one story.
final class Reckoning {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SharedStack stack;
  private final Instant start;
  private final List<Accepted> accepted;

  /// @param start before the first event of the load
  Reckoning(SharedStack stack, Instant start, List<Accepted> accepted) {
    this.stack = stack;
    this.start = start;
    this.accepted = List.copyOf(accepted);
  }

  void agrees() {
    awaitDecisionsOnTheBroker();
    inboxesHoldWhatWasDecidedAndNothingElse();
    everyEventIsDecidedOnceAndAsItMustBe(auditedDecisions());
    targetsSeeWhatWasDecidedAndNothingElse();
    sourcesAreToldWhatWasDecided();
  }

  /// Asks nobody for anything, so that it does not slow down what it waits for.
  private void awaitDecisionsOnTheBroker() {
    var wanted = ids();
    Waiting.until(
        "every event has a decision on the broker",
        PATIENCE,
        () -> publishedDecisions().containsAll(wanted));
  }

  private Set<String> publishedDecisions() {
    return stack.witness().of("firewall.decisions.").stream()
        .map(record -> record.header("ce_id"))
        .collect(toSet());
  }

  private List<JsonNode> auditedDecisions() {
    var wanted = ids();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var decisions = decisions();
      var decided =
          decisions.stream().map(decision -> decision.path("event_id").asText()).collect(toSet());
      if (decided.containsAll(wanted) || System.nanoTime() > deadline) {
        return decisions;
      }
      Waiting.sleep(Duration.ofSeconds(1));
    }
  }

  private void everyEventIsDecidedOnceAndAsItMustBe(List<JsonNode> decisions) {
    var outcomes = new HashMap<String, String>();
    var twice = new ArrayList<String>();
    for (JsonNode decision : decisions) {
      var event = decision.path("event_id").asText();
      if (outcomes.put(event, decision.path("outcome").asText()) != null) {
        twice.add(event);
      }
    }
    assertThat(twice).as("events with two audit entries").isEmpty();
    assertThat(outcomes.keySet())
        .as("decisions in the audit log against events accepted")
        .containsExactlyInAnyOrderElementsOf(ids());
    assertThat(accepted)
        .as("outcomes")
        .allSatisfy(
            one -> assertThat(outcomes.get(one.eventId().toString())).isEqualTo(one.outcome()));
    var published =
        stack.witness().of("firewall.decisions.").stream()
            .map(record -> record.header("ce_id"))
            .filter(ids()::contains)
            .toList();
    assertThat(published)
        .as("decision records on the broker")
        .doesNotHaveDuplicates()
        .hasSameSizeAs(accepted);
    assertThat(stack.auditor().flaws()).as("gaps, repeats and contradictions in the log").isZero();
  }

  private void inboxesHoldWhatWasDecidedAndNothingElse() {
    var delivered = delivered();
    Waiting.until(
        "the witness has read every delivery",
        Duration.ofSeconds(20),
        () -> new HashSet<>(inboxRecords()).containsAll(delivered));
    assertThat(inboxRecords())
        .as("inbox records against Deliver decisions")
        .containsExactlyInAnyOrderElementsOf(delivered);
  }

  private void targetsSeeWhatWasDecidedAndNothingElse() {
    Map<String, Set<UUID>> expected = new HashMap<>();
    for (Accepted one : accepted) {
      if (one.outcome().equals("deliver")) {
        expected.computeIfAbsent(one.target(), _ -> new HashSet<>()).add(one.dispatchId());
      }
    }
    var ours = accepted.stream().map(Accepted::dispatchId).collect(toSet());
    expected.forEach((target, dispatches) -> {
      Waiting.until(
          target + " sees its deliveries",
          Duration.ofSeconds(30),
          () -> new HashSet<>(inbox(target, ours)).containsAll(dispatches));
      assertThat(inbox(target, ours))
          .as("inbox of " + target)
          .containsExactlyInAnyOrderElementsOf(dispatches);
    });
  }

  private void sourcesAreToldWhatWasDecided() {
    Map<UUID, String> sources =
        accepted.stream()
            .collect(toMap(Accepted::referralId, Accepted::source, (first, _) -> first));
    Map<UUID, String> outcomes =
        accepted.stream().collect(toMap(Accepted::dispatchId, Accepted::outcome));
    InParallel.each(
        List.copyOf(sources.keySet()),
        8,
        referral ->
            Waiting.until(
                "the source is told of every dispatch",
                Duration.ofSeconds(30),
                () -> isTold(Objects.requireNonNull(sources.get(referral)), referral, outcomes)));
  }

  private boolean isTold(String source, UUID referral, Map<UUID, String> outcomes) {
    for (JsonNode dispatch : stack.agency(source).referral(referral).path("dispatches")) {
      var id = UUID.fromString(dispatch.path("dispatch_id").asText());
      var told =
          switch (Fate.of(dispatch).told()) {
            case DELIVERED -> "deliver";
            case HELD -> "quarantine";
            case NOT_SENT -> "drop";
            case WAITING -> "";
          };
      if (told.isEmpty()) {
        return false;
      }
      assertThat(told).as("what the source is told").isEqualTo(outcomes.get(id));
    }
    return true;
  }

  private List<JsonNode> decisions() {
    var decisions = new ArrayList<JsonNode>();
    stack
        .auditor()
        .pages(
            start,
            start.plus(Duration.ofDays(1)),
            "decision",
            page ->
                page.body()
                    .path("items")
                    .forEach(item -> decisions.add(item.path("entry").path("decision"))));
    return decisions;
  }

  private List<String> inboxRecords() {
    return stack.witness().of("inbox.").stream()
        .map(record -> record.header("ce_id"))
        .filter(ids()::contains)
        .toList();
  }

  /// Of this load only, newest first until a page has nothing of it.
  private List<UUID> inbox(String target, Set<UUID> ours) {
    var dispatches = new ArrayList<UUID>();
    String cursor = null;
    int before;
    do {
      before = dispatches.size();
      var page = stack.agency(target).inbox(cursor).body();
      for (JsonNode item : page.path("items")) {
        var dispatch = UUID.fromString(item.path("dispatch_id").asText());
        if (ours.contains(dispatch)) {
          dispatches.add(dispatch);
        }
      }
      cursor = page.hasNonNull("next_cursor") ? page.path("next_cursor").asText() : null;
    } while (cursor != null && dispatches.size() > before);
    return dispatches;
  }

  private List<String> delivered() {
    return accepted.stream()
        .filter(one -> one.outcome().equals("deliver"))
        .map(one -> one.eventId().toString())
        .toList();
  }

  private Set<String> ids() {
    return accepted.stream().map(one -> one.eventId().toString()).collect(toSet());
  }
}
