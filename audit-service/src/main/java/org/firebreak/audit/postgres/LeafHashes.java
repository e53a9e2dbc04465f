// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.util.List;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.log.Frontier;
import org.firebreak.audit.log.Hash;
import org.hibernate.Session;

/// Subtrees computed from the leaf hashes below them, a piece at a time: the time grows with the
/// subtree, the memory does not.
final class LeafHashes {
  private static final long PIECE = 8_192;

  private LeafHashes() {}

  static Hash subtree(Session database, int level, long position) {
    long start = position << level;
    long end = (position + 1) << level;
    Frontier frontier = Frontier.EMPTY;
    for (long from = start; from < end; from += PIECE) {
      frontier = frontier.append(between(database, from, Math.min(from + PIECE, end)));
    }
    return frontier.rootHash();
  }

  private static List<Hash> between(Session database, long from, long to) {
    List<Hash> hashes =
        database
            .createQuery(
                "select leafHash from EntryRow where index >= :from and index < :to order by index",
                byte[].class)
            .setParameter("from", from)
            .setParameter("to", to)
            .getResultStream()
            .map(Hash::of)
            .toList();
    if (hashes.size() != to - from) {
      throw new LogDamaged(
          "of the entries from index %d to %d only %d are there"
              .formatted(from, to - 1, hashes.size()));
    }
    return hashes;
  }
}
