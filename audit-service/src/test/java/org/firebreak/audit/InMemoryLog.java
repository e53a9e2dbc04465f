// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.Hashing;
import org.firebreak.audit.log.Tile;
import org.firebreak.audit.log.Tiles;

/// A log in memory that can be told to be away.
final class InMemoryLog implements AuditLog, Entries {
  final List<Leaf> leaves = new ArrayList<>();
  boolean canAppend = true;
  long cannotBeReadAt = Long.MAX_VALUE;

  /// Entries before it were let go; their hashes stay.
  long firstKept;

  @Override
  public Appended append(List<Draft> added, List<Position> positions) {
    if (!canAppend) {
      throw new LogUnavailable("away, as told", new IllegalStateException());
    }
    added.forEach(draft -> leaves.add(Leaf.of(draft, EntryFixture.keyring(draft.entry()))));
    return new Appended(head(), added.stream().map(Draft::entry).toList(), 0);
  }

  @Override
  public long next(String topic, int partition) {
    return 0;
  }

  @Override
  public Head head() {
    return new Head(leaves.size(), Hashing.rootHash(hashes(0, leaves.size())));
  }

  @Override
  public long firstKept() {
    return firstKept;
  }

  @Override
  public boolean letGo(Period period) {
    return firstKept > 0;
  }

  @Override
  public Slice find(EntryQuery query, IndexRange range) {
    List<LoggedEntry> found = new ArrayList<>();
    for (long index = range.from(); index < range.to(); index++) {
      at(index, range.to()).ifPresent(found::add);
    }
    return new Slice(
        found.subList(0, Math.min(found.size(), query.limit())), found.size() > query.limit());
  }

  @Override
  public Optional<LoggedEntry> at(long index, long treeSize) {
    return index >= firstKept && index < treeSize
        ? Optional.of(
            new LoggedEntry(index, leaves.get((int) index).bytes(), leaves.get((int) index).hash()))
        : Optional.empty();
  }

  @Override
  public Optional<IndexRange> indexes(Period period, long treeSize) {
    return treeSize == firstKept
        ? Optional.empty()
        : Optional.of(new IndexRange(firstKept, treeSize));
  }

  @Override
  public Optional<Span> span(IndexRange range) {
    if (range.from() < firstKept || range.to() > leaves.size()) {
      return Optional.empty();
    }
    var times =
        leaves.subList((int) range.from(), (int) range.to()).stream()
            .map(leaf -> leaf.entry().at())
            .sorted()
            .toList();
    return Optional.of(new Span(times.getFirst(), times.getLast()));
  }

  @Override
  public void forEach(long from, long to, Consumer<LoggedEntry> each) {
    for (long index = from; index < to; index++) {
      if (index == cannotBeReadAt) {
        throw new LogUnavailable("away, as told", new IllegalStateException());
      }
      each.accept(at(index, to).orElseThrow());
    }
  }

  @Override
  public Map<Commitment, ErasableId> open(Set<Commitment> commitments) {
    return leaves.stream()
        .flatMap(leaf -> leaf.entry().ids().stream())
        .distinct()
        .collect(Collectors.toMap(id -> EntryFixture.key(id).commit(id), Function.identity()));
  }

  @Override
  public Optional<Commitment> commitment(ErasableId id) {
    return leaves.stream().anyMatch(leaf -> leaf.entry().ids().contains(id))
        ? Optional.of(EntryFixture.key(id).commit(id))
        : Optional.empty();
  }

  @Override
  public Completeness completeness(long treeSize) {
    return new Completeness(List.of(), List.of(), treeSize, 0, List.of());
  }

  @Override
  public Tiles.Source tiles() {
    return (level, index, count) -> {
      int each = Tile.HEIGHT * level;
      return LongStream.range(index * Tile.WIDTH, index * Tile.WIDTH + count)
          .mapToObj(at -> Hashing.rootHash(hashes(at << each, (at + 1) << each)))
          .toList();
    };
  }

  private List<Hash> hashes(long from, long to) {
    return leaves.subList((int) from, (int) to).stream().map(Leaf::hash).toList();
  }
}
