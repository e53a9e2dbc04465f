// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The audit log, as the oversight organization reads it.
public final class Auditor {

  /// The sample organization whose client has the role.
  public static final String ORGANIZATION = "sample-oversight-office";

  private static final int LARGEST_PAGE = 500;
  private static final String FACTS = "audit.facts.v1";

  private final Session session;
  private final URI audit;

  public Auditor(Session session) {
    this.session = session;
    this.audit = session.addresses().audit();
  }

  /// Hands over each page, oldest entries first; all pages are of the tree of the first.
  ///
  /// @param kind `decision` or a kind of fact; null for everything
  public void pages(Instant from, Instant to, @Nullable String kind, Consumer<Answer> taker) {
    var query =
        "v1/entries?from=%s&to=%s&limit=%d%s"
            .formatted(from, to, LARGEST_PAGE, kind == null ? "" : "&kind=" + kind);
    String cursor = "";
    while (cursor != null) {
      var page =
          session.get(audit, query + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).expecting(200);
      taker.accept(page);
      cursor =
          page.body().hasNonNull("next_cursor") ? page.body().path("next_cursor").asText() : null;
    }
  }

  /// The decision of a page's item, with the id of its basis where the log knows it still: in the
  /// entry itself stands a commitment.
  public static JsonNode decision(JsonNode item) {
    ObjectNode decision = item.path("entry").path("decision").deepCopy();
    JsonNode basis = item.path("ids").path("basis_id");
    if (!basis.isMissingNode() && !basis.isNull()) {
      decision.set("basis_id", basis);
    }
    return decision;
  }

  public Answer proof(long index) {
    return session.get(audit, "v1/entries/" + index + "/proof").expecting(200);
  }

  public JsonNode head() {
    return session.get(audit, "v1/log/head").expecting(200).body();
  }

  public JsonNode completeness() {
    return session.get(audit, "v1/log/completeness").expecting(200).body();
  }

  /// Each time that a producer stated how far its numbers have come, oldest first.
  public List<JsonNode> statedNumbers() {
    var facts = new ArrayList<JsonNode>();
    pages(
        Instant.EPOCH,
        Instant.parse("2999-01-01T00:00:00Z"),
        "numbers-stated",
        page ->
            page.body().path("items").forEach(item -> facts.add(item.path("entry").path("fact"))));
    return facts;
  }

  /// How many numbers were stated to have been given out and are not in the log behind its last
  /// one: 0, but for what is on its way.
  public long lostAtTheEnd() {
    var stated = new HashMap<String, Long>();
    for (JsonNode fact : statedNumbers()) {
      for (JsonNode each : fact.path("stated_numbers")) {
        var parts = each.asText().split("/");
        var outbox = parts[0].equals(FACTS) ? fact.path("producer").asText() : parts[0];
        stated.merge(outbox + "/" + parts[1], Long.parseLong(parts[2]), Math::max);
      }
    }
    for (JsonNode numbers : completeness().path("numbers")) {
      var outbox = numbers.path("outbox").asText() + "/" + numbers.path("partition").asText();
      stated.computeIfPresent(
          outbox, (_, number) -> Math.max(0, number - numbers.path("last").asLong()));
    }
    return stated.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Missing and repeated numbers, and contradictions: 0 if the log is complete.
  public long flaws() {
    var found = completeness();
    long flaws = found.path("contradictions").size();
    for (JsonNode numbers : found.path("numbers")) {
      flaws += numbers.path("missing").asLong() + numbers.path("repeated").asLong();
    }
    return flaws;
  }
}
