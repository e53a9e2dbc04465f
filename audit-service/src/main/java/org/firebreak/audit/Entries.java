// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.List;
import java.util.Optional;
import org.firebreak.audit.log.Subtrees;

/// The log, for those who read it. Every answer is about the first `treeSize` entries only, so that
/// it stays the same for ever. All methods throw {@link LogUnavailable} if nothing can be read.
public interface Entries {
  /// @param more whether further entries match, behind the last
  record Slice(List<LoggedEntry> entries, boolean more) {
    public Slice {
      entries = List.copyOf(entries);
    }
  }

  Head head();

  Slice find(EntryQuery query, long treeSize);

  Optional<LoggedEntry> at(long index, long treeSize);

  List<DecisionCount> count(Period period, long treeSize);

  Completeness completeness(long treeSize);

  /// What proofs about the first `treeSize` entries are made from; for one proof, not to be kept.
  Subtrees subtrees(long treeSize);
}
