// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.firebreak.audit.Entries.Slice;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.InclusionProof;
import org.firebreak.audit.log.ProofBundle;
import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.recount.LogEntry;
import org.firebreak.audit.recount.Statistics;
import org.firebreak.audit.recount.StatisticsRow;

/// How auditors read. Each reading is appended to the log before it is answered: if that fails,
/// there is no answer.
///
/// Heads and consistency proofs are hashes over everything and say nothing about any entry; reading
/// those is not recorded.
@ApplicationScoped
public class ReadLog {
  private final Entries entries;
  private final Checkpoints checkpoints;
  private final AppendEntries appendEntries;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  public ReadLog(
      Entries entries,
      Checkpoints checkpoints,
      AppendEntries appendEntries,
      InstantSource time,
      Supplier<UUID> ids) {
    this.entries = entries;
    this.checkpoints = checkpoints;
    this.appendEntries = appendEntries;
    this.time = time;
    this.ids = ids;
  }

  /// What is left of a listing behind one of its pages.
  ///
  /// @param treeSize that of the first page, so that all pages are about the same tree
  public record Rest(long treeSize, IndexRange range) {
    public Rest {
      if (range.to() > treeSize) {
        throw new IllegalArgumentException("a listing ends with its tree");
      }
    }
  }

  /// @param firstKept entries before it were let go, and are not found any more
  /// @param rest empty behind the last page
  /// @param ids what the entries' commitments stand for, where that is known still
  public record Page(
      Head asOf,
      long firstKept,
      List<LoggedEntry> entries,
      Optional<Rest> rest,
      Map<Commitment, ErasableId> ids) {
    public Page {
      entries = List.copyOf(entries);
      ids = Map.copyOf(ids);
    }
  }

  /// @param ids as of a page
  public record Found(Head asOf, LoggedEntry entry, Map<Commitment, ErasableId> ids) {
    public Found {
      ids = Map.copyOf(ids);
    }
  }

  /// @param entry empty once it was let go
  public record Proven(
      Head asOf, Hash leafHash, Optional<LoggedEntry> entry, InclusionProof proof) {}

  public record Checked(Head asOf, Completeness completeness) {}

  /// Entries from index `proof.from()` on, to be read with {@link Entries#forEach}.
  public record Export(RangeProof proof, Entries entries) {}

  public record Consistent(Head older, Head newer, ConsistencyProof proof) {}

  public Head head() {
    return entries.head();
  }

  /// @param rest empty for the first page
  /// @return empty if the tree never had the size of the rest
  public Optional<Page> find(EntryQuery query, Optional<Rest> rest, Reader reader) {
    Optional<Page> page = page(query, rest);
    page.ifPresent(shown -> record(reader, Question.SEARCH, shown.entries().size()));
    return page;
  }

  /// As {@link #find}, for an answer that has no place to say that entries of the time were let go.
  ///
  /// @return not there if the tree never had the size of the rest
  public Reading<Page> findWhole(EntryQuery query, Optional<Rest> rest, Reader reader) {
    Optional<Page> page = page(query, rest);
    if (page.isEmpty()) {
      return new Reading.NotThere<>();
    }
    if (entries.letGo(query.period())) {
      record(reader, Question.SEARCH, 0);
      return new Reading.LetGo<>(entries.firstKept());
    }
    record(reader, Question.SEARCH, page.get().entries().size());
    return new Reading.Shown<>(page.get());
  }

  /// Where a period begins and ends in the log is looked up for the first page only.
  private Optional<Page> page(EntryQuery query, Optional<Rest> rest) {
    Head head = entries.head();
    return headAt(rest.map(Rest::treeSize).orElse(head.treeSize()), head)
        .map(asOf ->
            rest.map(Rest::range)
                .or(() -> entries.indexes(query.period(), asOf.treeSize()))
                .map(range -> page(query, range, asOf))
                .orElseGet(() -> page(asOf, List.of(), Optional.empty())));
  }

  private Page page(EntryQuery query, IndexRange range, Head asOf) {
    Slice slice = entries.find(query, range);
    Optional<Rest> rest =
        slice.more()
            ? Optional.of(
                new Rest(
                    asOf.treeSize(),
                    new IndexRange(slice.entries().getLast().index() + 1, range.to())))
            : Optional.empty();
    return page(asOf, slice.entries(), rest);
  }

  private Page page(Head asOf, List<LoggedEntry> found, Optional<Rest> rest) {
    return new Page(asOf, entries.firstKept(), found, rest, ids(found));
  }

  public Reading<Found> entry(long index, Reader reader) {
    Head asOf = entries.head();
    Reading<Found> found =
        at(index, asOf).map(entry -> new Found(asOf, entry, ids(List.of(entry))));
    record(reader, Question.ENTRY, found.shown().isPresent() ? 1 : 0);
    return found;
  }

  /// Also of what was let go: whoever kept the entry can still show that it was in the log.
  public Optional<Proven> prove(long index, Reader reader) {
    Head asOf = entries.head();
    Optional<Proven> proven =
        switch (at(index, asOf)) {
          case Reading.Shown<LoggedEntry>(var entry) -> Optional.of(prove(entry, asOf));
          case Reading.LetGo<LoggedEntry>(long firstKept) -> {
            Hash leafHash = entries.subtrees(asOf.treeSize()).complete(0, index);
            yield Optional.of(prove(index, leafHash, Optional.empty(), asOf));
          }
          case Reading.NotThere<LoggedEntry>() -> Optional.empty();
        };
    record(reader, Question.PROOF, proven.flatMap(Proven::entry).isPresent() ? 1 : 0);
    return proven;
  }

  /// An entry with all that is needed to check it elsewhere; not there while no published
  /// checkpoint covers it.
  public Reading<ProofBundle> bundle(long index, Reader reader) {
    Reading<ProofBundle> bundle =
        checkpoints
            .published()
            .map(note -> at(index, head(note)).map(entry -> bundle(entry, note)))
            .orElseGet(Reading.NotThere::new);
    record(reader, Question.BUNDLE, bundle.shown().isPresent() ? 1 : 0);
    return bundle;
  }

  private ProofBundle bundle(LoggedEntry entry, SignedNote note) {
    Proven proven = prove(entry, head(note));
    return new ProofBundle(entry.bytes(), entry.index(), proven.proof().hashes(), note);
  }

  /// When the entries of a range happened; empty unless all of them are there. Tells nobody what
  /// they say, and is not recorded: it is for asking whether they may be read.
  public Optional<Span> span(IndexRange range) {
    return entries.span(range);
  }

  /// Whether the entry says that a statement was made for this organization, and no more than that.
  /// Is not recorded, as a span is not.
  public boolean holdsStatementFor(String organization, long index) {
    return entries
        .at(index, entries.head().treeSize())
        .map(entry -> LogEntry.ofBytes(entry.bytes()).content())
        .filter(LogEntry.Stated.class::isInstance)
        .filter(content -> ((LogEntry.Stated) content).organization().equals(organization))
        .isPresent();
  }

  /// All entries of a range of indexes, none left out, against a published checkpoint; not there if
  /// it does not cover all of them, or was not published.
  ///
  /// @param treeSize that of a checkpoint that was published; the last one if empty
  public Reading<Export> export(IndexRange range, OptionalLong treeSize, Reader reader) {
    Optional<SignedNote> published =
        treeSize.isPresent()
            ? checkpoints.published(treeSize.getAsLong())
            : checkpoints.published();
    Reading<Export> export =
        published
            .filter(note -> range.to() <= head(note).treeSize())
            .map(note -> export(range, note))
            .orElseGet(Reading.NotThere::new);
    record(reader, Question.EXPORT, export.shown().isPresent() ? range.to() - range.from() : 0);
    return export;
  }

  private Reading<Export> export(IndexRange range, SignedNote note) {
    long firstKept = entries.firstKept();
    if (range.from() < firstKept) {
      return new Reading.LetGo<>(firstKept);
    }
    var subtrees = entries.subtrees(head(note).treeSize());
    return new Reading.Shown<>(
        new Export(RangeProof.of(range.from(), range.to(), note, subtrees), entries));
  }

  /// The shortest range of published entries that holds each one of this time; to be exported. That
  /// there is none is an answer too, and so is that it was let go.
  public Reading<IndexRange> published(Period period, Reader reader) {
    Reading<IndexRange> range = published(period);
    if (range.shown().isEmpty()) {
      record(reader, Question.EXPORT, 0);
    }
    return range;
  }

  private Reading<IndexRange> published(Period period) {
    if (entries.letGo(period)) {
      return new Reading.LetGo<>(entries.firstKept());
    }
    return checkpoints
        .published()
        .flatMap(note -> entries.indexes(period, head(note).treeSize()))
        .<Reading<IndexRange>>map(Reading.Shown::new)
        .orElseGet(Reading.NotThere::new);
  }

  private Reading<LoggedEntry> at(long index, Head asOf) {
    Optional<LoggedEntry> entry = entries.at(index, asOf.treeSize());
    if (entry.isPresent()) {
      return new Reading.Shown<>(entry.get());
    }
    long firstKept = entries.firstKept();
    return index < firstKept ? new Reading.LetGo<>(firstKept) : new Reading.NotThere<>();
  }

  /// All decisions of this time that a published checkpoint covers, and that are still there; not
  /// there while nothing is published.
  public Optional<Statistics> statistics(Period period, Reader reader) {
    Optional<Statistics> statistics =
        checkpoints.published().map(note -> statistics(period, head(note)));
    record(reader, Question.STATISTICS, statistics.map(each -> each.rows().size()).orElse(0));
    return statistics;
  }

  private Statistics statistics(Period period, Head asOf) {
    long treeSize = asOf.treeSize();
    long firstKept = entries.firstKept();
    List<StatisticsRow> rows = entries.count(period, treeSize);
    if (entries.firstKept() != firstKept) {
      throw new LogUnavailable("entries were let go while they were counted");
    }
    return new Statistics(
        firstKept, treeSize, treeSize, asOf.rootHash(), period.from(), period.to(), rows);
  }

  public Checked completeness(Reader reader) {
    Head asOf = entries.head();
    var checked = new Checked(asOf, entries.completeness(asOf.treeSize()));
    record(reader, Question.COMPLETENESS, checked.completeness().numbers().size());
    return checked;
  }

  /// @return empty if the tree never had these sizes in this order, or the older one is 0
  public Optional<Consistent> consistency(long olderSize, OptionalLong newerSize) {
    Head head = entries.head();
    long newest = newerSize.orElse(head.treeSize());
    if (olderSize < 1 || olderSize > newest) {
      return Optional.empty();
    }
    return headAt(newest, head)
        .flatMap(newer -> headAt(olderSize, head).map(older -> prove(older, newer)));
  }

  private Consistent prove(Head older, Head newer) {
    ConsistencyProof proof =
        ConsistencyProof.of(older.treeSize(), newer.treeSize(), entries.subtrees(newer.treeSize()));
    if (!proof.proves(older.rootHash(), newer.rootHash())) {
      throw new LogDamaged(
          "the tree of %d entries does not continue that of %d"
              .formatted(newer.treeSize(), older.treeSize()));
    }
    return new Consistent(older, newer, proof);
  }

  private Proven prove(LoggedEntry entry, Head asOf) {
    return prove(entry.index(), entry.leafHash(), Optional.of(entry), asOf);
  }

  private Proven prove(long index, Hash leafHash, Optional<LoggedEntry> entry, Head asOf) {
    InclusionProof proof =
        InclusionProof.of(index, asOf.treeSize(), entries.subtrees(asOf.treeSize()));
    if (!proof.proves(leafHash, asOf.rootHash())) {
      throw new LogDamaged("the entry at index %d is not in the tree".formatted(index));
    }
    return new Proven(asOf, leafHash, entry, proof);
  }

  private Optional<Head> headAt(long treeSize, Head head) {
    if (treeSize == head.treeSize()) {
      return Optional.of(head);
    }
    if (treeSize < 0 || treeSize > head.treeSize()) {
      return Optional.empty();
    }
    return Optional.of(new Head(treeSize, entries.subtrees(treeSize).rootHash(treeSize)));
  }

  private static Head head(SignedNote note) {
    Checkpoint checkpoint = Checkpoint.of(note.text());
    return new Head(checkpoint.treeSize(), checkpoint.rootHash());
  }

  private Map<Commitment, ErasableId> ids(List<LoggedEntry> found) {
    Set<Commitment> commitments =
        found.stream()
            .flatMap(entry -> Commitment.in(entry.bytes()).stream())
            .collect(Collectors.toUnmodifiableSet());
    return commitments.isEmpty() ? Map.of() : entries.open(commitments);
  }

  private void record(Reader reader, Question question, long count) {
    appendEntries.append(Fact.entriesQueried(ids.get(), time.instant(), reader, question, count));
  }
}
