// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The fields of an entry, or of what was counted, for a person to read, a line each. What is
/// listed in rows has a line for each row.
public final class EntryLines {
  private EntryLines() {}

  /// @throws IllegalArgumentException if the bytes are not JSON in its one form
  public static List<String> of(byte[] entry) {
    var lines = new ArrayList<String>();
    add(JsonReader.object(entry), "", lines);
    return lines;
  }

  private static void add(Json.Members members, String before, List<String> lines) {
    new TreeMap<>(members.values())
        .forEach((name, value) -> {
          switch (value) {
            case Json.Members inner -> add(inner, before + name + ".", lines);
            case Json.Items rows
                when rows.values().stream().anyMatch(Json.Members.class::isInstance) ->
                rows.values().forEach(row -> lines.add(before + name + ": " + row.text()));
            default -> lines.add(before + name + ": " + plain(value));
          }
        });
  }

  private static String plain(Json value) {
    return switch (value) {
      case Json.Text text -> text.value();
      case Json.Items items when items.values().isEmpty() -> "none";
      case Json.Items items ->
          items.values().stream().map(EntryLines::plain).collect(joining(", "));
      case Json.Whole _, Json.Flag _, Json.Members _ -> value.text();
    };
  }
}
