// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a log asks of a witness: C2SP tlog-witness, "add-checkpoint". It may come from anyone; what
/// it is worth is for the witness to say.
///
/// @param oldSize of the tree that the witness is thought to have cosigned last; 0 for none
/// @param hashes the consistency proof from that tree
/// @param note the checkpoint, signed by the log
public record AddCheckpoint(long oldSize, List<Hash> hashes, SignedNote note) {
  private static final String OLD = "old ";
  private static final int MOST_HASHES = 63;

  public AddCheckpoint {
    hashes = List.copyOf(hashes);
    if (oldSize < 0 || hashes.size() > MOST_HASHES) {
      throw new IllegalArgumentException("a request begins at 0 or more, with at most 63 hashes");
    }
  }

  public byte[] bytes() {
    var lines = new ArrayList<>(List.of(OLD + oldSize));
    hashes.forEach(hash -> lines.add(Strict.base64(hash.bytes())));
    return new HeadedNote(lines, note).bytes();
  }

  public static AddCheckpoint ofBytes(byte[] bytes) {
    var headed = HeadedNote.ofBytes(bytes);
    return new AddCheckpoint(
        Strict.decimal(headed.after(OLD, 0)), headed.hashesFrom(1), headed.note());
  }

  /// The body of a witness's answer that it holds a tree of another size.
  public static String held(long treeSize) {
    return treeSize + "\n";
  }

  /// @see #held
  public static long heldSize(String text) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("a size is a line of its own");
    }
    return Strict.decimal(text.substring(0, text.length() - 1));
  }

  /// What a witness calls a log by in an address.
  public static Hash originHash(String origin) {
    return Hash.sha256(origin.getBytes(StandardCharsets.UTF_8));
  }
}
