// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.ReadLog;
import org.jspecify.annotations.Nullable;

/// Entries as rows under a header. What an entry does not have is an empty cell; its last cell is
/// its exact text, which its leaf hash is over.
final class EntriesCsv {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KINDS = List.of("decision", "fact", "statement", "unreadable");

  /// In the entry's decision, fact or statement, under the same names.
  private static final List<String> FIELDS =
      List.of(
          "outcome",
          "reasons",
          "source_organization",
          "target_organization",
          "sector",
          "road",
          "purpose",
          "acting_organization",
          "acting_role",
          "about_organization",
          "count",
          "referral",
          "rule",
          "policy_version",
          "producer");

  private static final List<String> BEFORE =
      List.of("index", "leaf_hash", "logged_at", "kind", "at");
  private static final List<String> BEHIND =
      List.of("referral_id", "dispatch_id", "basis_id", "entry_text");

  private EntriesCsv() {}

  static List<List<String>> rows(ReadLog.Page page) {
    var rows = new ArrayList<List<String>>();
    var header = new ArrayList<>(BEFORE);
    header.addAll(FIELDS);
    header.addAll(BEHIND);
    rows.add(header);
    page.entries().forEach(entry -> rows.add(row(EntryView.of(entry, page.ids()))));
    return rows;
  }

  private static List<String> row(EntryView entry) {
    JsonNode whole = json(entry.entry());
    String kind = KINDS.stream().filter(whole::has).findFirst().orElseThrow(EntriesCsv::notAnEntry);
    JsonNode content = whole.path(kind);
    boolean decision = kind.equals("decision");
    var row = new ArrayList<String>();
    row.add(Long.toString(entry.index()));
    row.add(entry.leafHash());
    row.add(text(whole.path("logged_at")));
    row.add(kind.equals("fact") ? text(content.path("kind")) : kind);
    row.add(text(content.path(decision ? "decided_at" : "at")));
    FIELDS.forEach(field -> row.add(text(content.path(field))));
    row.add(text(entry.ids().referralId()));
    row.add(text(entry.ids().dispatchId()));
    row.add(text(entry.ids().basisId()));
    row.add(entry.entry());
    return row;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new LogDamaged("an entry is not JSON", e);
    }
  }

  private static LogDamaged notAnEntry() {
    return new LogDamaged("an entry is of no kind");
  }

  /// Several codes with a space between them: none has one.
  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(" "))
        : value.asText();
  }

  private static String text(@Nullable UUID id) {
    return Objects.toString(id, "");
  }
}
