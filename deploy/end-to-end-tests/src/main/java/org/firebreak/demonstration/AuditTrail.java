// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firebreak.demonstration.log.GrowingTree;
import org.firebreak.demonstration.log.InclusionProof;
import org.firebreak.demonstration.promises.DecisionEntry;
import org.firebreak.demonstration.promises.DecisionEntry.Again;
import org.firebreak.demonstration.promises.Event;
import org.firebreak.demonstration.rest.Answer;
import org.firebreak.demonstration.rest.Auditor;
import org.firebreak.demonstration.rest.Replaying;
import org.jspecify.annotations.Nullable;

/// What the audit log holds of a demonstration, verified: each decision's inclusion in a tree, and
/// each such tree against all entries, read and hashed here.
final class AuditTrail {

  private static final HexFormat HEX = HexFormat.of();
  private static final int AT_ONCE = 8;

  private final Auditor auditor;
  private final Replaying replaying;
  private final Canaries canaries;

  AuditTrail(Auditor auditor, Replaying replaying, Canaries canaries) {
    this.auditor = auditor;
    this.replaying = replaying;
    this.canaries = canaries;
  }

  private record Found(long index, JsonNode decision) {}

  private record Proven(Found found, boolean included, long treeSize, byte[] rootHash) {}

  /// Every decision since `start`, once all of these events are decided or patience ends.
  List<DecisionEntry> decisions(Instant start, List<Event> events, Progress progress) {
    var found = await(start, events);
    progress.say("audit log: %d decisions found, asking for each proof".formatted(found.size()));
    var proven = InParallel.map(found, AT_ONCE, this::prove);
    var tree = wholeTree();
    progress.say(
        "audit log: all %d entries read, and every root hash computed again"
            .formatted(tree.size()));
    var again = replaying.replay(found.stream().map(Found::decision).toList());
    progress.say("audit log: all %d decisions computed again".formatted(again.size()));
    return IntStream.range(0, proven.size())
        .mapToObj(place -> entry(proven.get(place), again.get(place), tree))
        .toList();
  }

  private List<Found> await(Instant start, List<Event> events) {
    Set<String> wanted =
        events.stream().map(event -> event.id().toString()).collect(Collectors.toSet());
    long deadline = System.nanoTime() + Stage.PATIENCE.toNanos();
    while (true) {
      var found = decisionsSince(start);
      long seen =
          found.stream()
              .map(one -> one.decision().path("event_id").asText())
              .filter(wanted::contains)
              .distinct()
              .count();
      if (seen >= wanted.size() || System.nanoTime() > deadline) {
        return found;
      }
      Stage.sleep(Duration.ofMillis(500));
    }
  }

  private List<Found> decisionsSince(Instant start) {
    var found = new ArrayList<Found>();
    auditor.pages(
        start.minusSeconds(1),
        start.plus(Duration.ofDays(1)),
        "decision",
        page -> {
          canaries.search("audit entries", page.text());
          for (JsonNode item : page.body().path("items")) {
            found.add(new Found(item.path("index").asLong(), Auditor.decision(item)));
          }
        });
    return found;
  }

  private Proven prove(Found found) {
    Answer answer = auditor.proof(found.index());
    var body = answer.body();
    var siblings = new ArrayList<byte[]>();
    body.path("hashes").forEach(hash -> siblings.add(HEX.parseHex(hash.asText())));
    long treeSize = body.path("tree_size").asLong();
    byte[] rootHash = HEX.parseHex(body.path("root_hash").asText());
    var text = body.path("entry_text").asText();
    boolean included =
        new InclusionProof(found.index(), treeSize, siblings)
                .proves(text.getBytes(StandardCharsets.UTF_8), rootHash)
            && text.contains("\"event_id\":\"" + found.decision().path("event_id").asText() + "\"");
    return new Proven(found, included, treeSize, rootHash);
  }

  /// The entries that the log shows are canonical JSON, so parsing and writing them gives the bytes
  /// that were hashed; if not, no root fits and no decision counts as proven.
  private GrowingTree wholeTree() {
    var tree = new GrowingTree();
    auditor.pages(
        Instant.EPOCH,
        Instant.parse("2999-01-01T00:00:00Z"),
        null,
        page -> {
          canaries.search("audit entries", page.text());
          page.body()
              .path("items")
              .forEach(
                  item -> tree.add(item.path("entry").toString().getBytes(StandardCharsets.UTF_8)));
        });
    return tree;
  }

  /// @param again consent-service's answer about it
  private static DecisionEntry entry(Proven proven, JsonNode again, GrowingTree tree) {
    var decision = proven.found().decision();
    return new DecisionEntry(
        proven.found().index(),
        UUID.fromString(decision.path("event_id").asText()),
        decision.path("outcome").asText(),
        decision.hasNonNull("target_organization")
            ? decision.path("target_organization").asText()
            : null,
        id(decision, "basis_id"),
        Instant.parse(decision.path("decided_at").asText()),
        proven.included() && tree.hadRoot(proven.treeSize(), proven.rootHash()),
        again(again));
  }

  private static Again again(JsonNode answer) {
    return switch (answer.path("result").asText()) {
      case "same" -> Again.SAME;
      case "different" -> Again.DIFFERENT;
      default -> Again.NOT_COMPUTED;
    };
  }

  private static @Nullable UUID id(JsonNode decision, String field) {
    return decision.hasNonNull(field) ? UUID.fromString(decision.path(field).asText()) : null;
  }
}
