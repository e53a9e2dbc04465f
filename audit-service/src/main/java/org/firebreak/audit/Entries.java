// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.log.Subtrees;
import org.firebreak.audit.log.Tiles;
import org.firebreak.audit.recount.LogEntry;
import org.firebreak.audit.recount.StatisticsCount;
import org.firebreak.audit.recount.StatisticsRow;

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

  /// Entries before this index were let go; 0 if none was. It only grows.
  long firstKept();

  /// Whether entries of this time may be among those that were let go.
  boolean letGo(Period period);

  /// Those of this range that match and are still there.
  Slice find(EntryQuery query, IndexRange range);

  /// @return empty if the tree has no such index, or its entry was let go
  /// @throws LogDamaged if it is missing and was not let go
  Optional<LoggedEntry> at(long index, long treeSize);

  /// The shortest range that holds each entry of this time that is still there; empty if there is
  /// none.
  Optional<IndexRange> indexes(Period period, long treeSize);

  /// When those of these indexes happened; empty unless all of them are there.
  Optional<Span> span(IndexRange range);

  /// Each entry from index `from` up to, and without, `to`, in order, read now from where it is
  /// stored. Constant memory, however many they are.
  ///
  /// @throws LogDamaged at the first that is missing or is not the one that was hashed
  /// @throws LogUnavailable also at the first that was let go
  void forEach(long from, long to, Consumer<LoggedEntry> each);

  /// The ids of those whose key is there still.
  Map<Commitment, ErasableId> open(Set<Commitment> commitments);

  /// What stands in entries for this id; empty if it has no key.
  Optional<Commitment> commitment(ErasableId id);

  Completeness completeness(long treeSize);

  /// Hashes of the tree, as many as any committed head has.
  Tiles.Source tiles();

  /// The decisions of this time that are still there, counted by the verifier's own code. Takes as
  /// long as reading all entries between the first and the last of this time.
  default List<StatisticsRow> count(Period period, long treeSize) {
    var count = new StatisticsCount(period.from(), period.to());
    indexes(period, treeSize)
        .ifPresent(range ->
            forEach(range.from(), range.to(), entry -> count.add(LogEntry.ofBytes(entry.bytes()))));
    return count.rows();
  }

  /// What proofs about the first `treeSize` entries are made from; for one proof, not to be kept.
  default Subtrees subtrees(long treeSize) {
    return new Tiles(treeSize, tiles());
  }
}
