// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.firebreak.audit.log.Hash;

/// All decisions of a period, counted exactly, over a range of entries that a checkpoint covers.
/// Anyone who has the range counts it again and must arrive at the same bytes: RFC 8785, what is
/// empty left out.
///
/// @param fromIndex entries before it were let go, and are not counted
/// @param rootHash of the tree of the checkpoint, like `treeSize`
/// @param to the first moment that is no longer in
public record Statistics(
    long fromIndex,
    long toIndex,
    long treeSize,
    Hash rootHash,
    Instant from,
    Instant to,
    List<StatisticsRow> rows) {
  private static final String KIND = "statistics";

  public Statistics {
    rows = List.copyOf(rows);
    if (fromIndex < 0 || fromIndex > toIndex || toIndex > treeSize) {
      throw new IllegalArgumentException("statistics about no range of the tree");
    }
  }

  public byte[] bytes() {
    var members = new HashMap<String, Json>();
    members.put("version", new Json.Whole(1));
    members.put("kind", new Json.Text(KIND));
    members.put("from_index", new Json.Whole(fromIndex));
    members.put("to_index", new Json.Whole(toIndex));
    members.put("tree_size", new Json.Whole(treeSize));
    members.put("root_hash", new Json.Text(rootHash.hex()));
    members.put("from", new Json.Text(from.toString()));
    members.put("to", new Json.Text(to.toString()));
    members.put("rows", new Json.Items(rows.stream().map(StatisticsRow::json).toList()));
    return new Json.Members(members).text().getBytes(StandardCharsets.UTF_8);
  }

  /// @throws IllegalArgumentException if they are not exactly those that {@link #bytes} writes for
  ///   what they say
  public static Statistics ofBytes(byte[] bytes) {
    var fields = new Fields(JsonReader.object(bytes));
    var statistics =
        new Statistics(
            fields.requiredNumber("from_index"),
            fields.requiredNumber("to_index"),
            fields.requiredNumber("tree_size"),
            Hash.ofHex(fields.required("root_hash")),
            fields.requiredTime("from"),
            fields.requiredTime("to"),
            fields.objects("rows").stream().map(StatisticsRow::of).toList());
    if (!Arrays.equals(statistics.bytes(), bytes)) {
      throw new IllegalArgumentException("statistics that are not in their one form");
    }
    return statistics;
  }
}
