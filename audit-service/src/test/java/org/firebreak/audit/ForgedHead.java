// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.Tiles;

/// A log whose head is not the root over its entries.
record ForgedHead(Entries entries) implements Entries {
  @Override
  public Head head() {
    return new Head(entries.head().treeSize(), Hashing.EMPTY_ROOT);
  }

  @Override
  public long firstKept() {
    return entries.firstKept();
  }

  @Override
  public boolean letGo(Period period) {
    return entries.letGo(period);
  }

  @Override
  public Slice find(EntryQuery query, IndexRange range) {
    return entries.find(query, range);
  }

  @Override
  public Optional<LoggedEntry> at(long index, long treeSize) {
    return entries.at(index, treeSize);
  }

  @Override
  public Optional<IndexRange> indexes(Period period, long treeSize) {
    return entries.indexes(period, treeSize);
  }

  @Override
  public Optional<Span> span(IndexRange range) {
    return entries.span(range);
  }

  @Override
  public void forEach(long from, long to, Consumer<LoggedEntry> each) {
    entries.forEach(from, to, each);
  }

  @Override
  public Map<Commitment, ErasableId> open(Set<Commitment> commitments) {
    return entries.open(commitments);
  }

  @Override
  public Optional<Commitment> commitment(ErasableId id) {
    return entries.commitment(id);
  }

  @Override
  public Completeness completeness(long treeSize) {
    return entries.completeness(treeSize);
  }

  @Override
  public Tiles.Source tiles() {
    return entries.tiles();
  }
}
