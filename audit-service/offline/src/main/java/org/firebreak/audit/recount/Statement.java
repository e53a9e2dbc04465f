// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.firebreak.audit.log.Hash;

/// What was disclosed and what was not, over a range of entries that a checkpoint covers. Anyone
/// who has the range counts it again and must arrive at the same bytes: RFC 8785, what is empty
/// left out.
///
/// @param version 1 did not say how many deliveries cannot be classified; 2 is written now
/// @param rootHash of the tree of the checkpoint, like `treeSize`
public record Statement(
    long version,
    long fromIndex,
    long toIndex,
    long treeSize,
    Hash rootHash,
    StatementScope scope,
    StatementCount.Counts counts) {
  public static final int VERSION = 2;
  private static final String KIND = "non-disclosure-statement";

  public Statement {
    if (version < 1 || version > VERSION) {
      throw new IllegalArgumentException("a statement of a version that is not known");
    }
    if (fromIndex < 0 || fromIndex > toIndex || toIndex > treeSize) {
      throw new IllegalArgumentException("a statement about no range of the tree");
    }
  }

  public byte[] bytes() {
    var members = new HashMap<String, Json>();
    members.put("version", new Json.Whole(version));
    members.put("kind", new Json.Text(KIND));
    members.put("from_index", new Json.Whole(fromIndex));
    members.put("to_index", new Json.Whole(toIndex));
    members.put("tree_size", new Json.Whole(treeSize));
    members.put("root_hash", new Json.Text(rootHash.hex()));
    scope.from().ifPresent(from -> members.put("from", new Json.Text(from.toString())));
    scope.to().ifPresent(to -> members.put("to", new Json.Text(to.toString())));
    scope.organization().ifPresent(id -> members.put("organization", new Json.Text(id)));
    scope.referralId().ifPresent(id -> members.put("referral_id", new Json.Text(id.toString())));
    scope.referral().ifPresent(hash -> members.put("referral", new Json.Text(hash.hex())));
    members.put("decisions", new Json.Whole(counts.decisions()));
    members.put("delivered", new Json.Whole(counts.delivered()));
    members.put("held", new Json.Whole(counts.held()));
    members.put("not_sent", new Json.Whole(counts.notSent()));
    var sectors = new HashMap<String, Json>();
    counts.deliveredBySector().forEach((sector, n) -> sectors.put(sector, new Json.Whole(n)));
    members.put("delivered_by_sector", new Json.Members(sectors));
    members.put("refused_immigration", new Json.Whole(counts.refusedImmigration()));
    members.put("delivered_to_immigration", new Json.Whole(counts.deliveredToImmigration()));
    if (version > 1) {
      members.put("delivered_to_unclassified", new Json.Whole(counts.deliveredToUnclassified()));
    }
    return new Json.Members(members).text().getBytes(StandardCharsets.UTF_8);
  }

  /// @throws IllegalArgumentException if they are not exactly those that {@link #bytes} writes for
  ///   what they say
  public static Statement ofBytes(byte[] bytes) {
    var members = JsonReader.object(bytes);
    var fields = new Fields(members);
    Map<String, Long> sectors = new TreeMap<>();
    fields
        .object("delivered_by_sector")
        .ifPresent(each ->
            each.members()
                .values()
                .keySet()
                .forEach(sector -> sectors.put(sector, each.requiredNumber(sector))));
    var statement =
        new Statement(
            fields.requiredNumber("version"),
            fields.requiredNumber("from_index"),
            fields.requiredNumber("to_index"),
            fields.requiredNumber("tree_size"),
            Hash.ofHex(fields.required("root_hash")),
            new StatementScope(
                fields.time("from"),
                fields.time("to"),
                fields.text("organization"),
                fields.id("referral_id"),
                fields.hash("referral")),
            new StatementCount.Counts(
                fields.requiredNumber("delivered"),
                fields.requiredNumber("held"),
                fields.requiredNumber("not_sent"),
                sectors,
                fields.requiredNumber("refused_immigration"),
                fields.requiredNumber("delivered_to_immigration"),
                fields.number("delivered_to_unclassified").orElse(0)));
    if (!Arrays.equals(statement.bytes(), bytes)) {
      throw new IllegalArgumentException("a statement that is not in its one form");
    }
    return statement;
  }
}
