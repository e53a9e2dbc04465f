// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

/// What a log says of itself: C2SP tlog-checkpoint. Three lines: its origin, its size, its root
/// hash. Extension lines, which that page advises against, are refused.
///
/// @param origin which log it is, for ever
public record Checkpoint(String origin, long treeSize, Hash rootHash) {
  public Checkpoint {
    if (origin.isEmpty() || origin.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a log's origin is one line and not empty");
    }
    if (treeSize < 0) {
      throw new IllegalArgumentException("a tree cannot have " + treeSize + " leaves");
    }
  }

  public static Checkpoint of(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty()) {
      throw new IllegalArgumentException("a checkpoint is origin, size and root hash, a line each");
    }
    return new Checkpoint(lines[0], Strict.decimal(lines[1]), Hash.of(Strict.base64(lines[2])));
  }

  public String text() {
    return origin + "\n" + treeSize + "\n" + Strict.base64(rootHash.bytes()) + "\n";
  }
}
