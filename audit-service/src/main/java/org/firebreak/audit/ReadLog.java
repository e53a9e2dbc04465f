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
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.ConsistencyProof;
import org.firebreak.audit.log.InclusionProof;
import org.firebreak.audit.log.ProofBundle;
import org.firebreak.audit.log.RangeProof;
import org.firebreak.audit.log.SignedNote;

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

  /// @param ids what the entries' commitments stand for, where that is known still
  public record Page(Head asOf, Entries.Slice slice, Map<Commitment, ErasableId> ids) {
    public Page {
      ids = Map.copyOf(ids);
    }
  }

  /// @param ids as of a page
  public record Found(Head asOf, LoggedEntry entry, Map<Commitment, ErasableId> ids) {
    public Found {
      ids = Map.copyOf(ids);
    }
  }

  public record Proven(Head asOf, LoggedEntry entry, InclusionProof proof) {}

  public record Counts(Head asOf, List<DecisionCount> counts) {
    public Counts {
      counts = List.copyOf(counts);
    }
  }

  public record Checked(Head asOf, Completeness completeness) {}

  /// Entries from index `proof.from()` on, to be read with {@link Entries#forEach}.
  public record Export(RangeProof proof, Entries entries) {}

  public record Consistent(Head older, Head newer, ConsistencyProof proof) {}

  public Head head() {
    return entries.head();
  }

  /// @param treeSize that of the first page, so that all pages are about the same tree
  /// @return empty if the tree never had that size
  public Optional<Page> find(EntryQuery query, OptionalLong treeSize, String organization) {
    Head head = entries.head();
    return headAt(treeSize.orElse(head.treeSize()), head)
        .map(asOf -> {
          Entries.Slice slice = entries.find(query, asOf.treeSize());
          var page = new Page(asOf, slice, ids(slice.entries()));
          record(organization, page.slice().entries().size());
          return page;
        });
  }

  public Optional<Found> entry(long index, String organization) {
    Head asOf = entries.head();
    Optional<Found> found =
        entries
            .at(index, asOf.treeSize())
            .map(entry -> new Found(asOf, entry, ids(List.of(entry))));
    record(organization, found.isPresent() ? 1 : 0);
    return found;
  }

  public Optional<Proven> prove(long index, String organization) {
    Head asOf = entries.head();
    Optional<Proven> proven = entries.at(index, asOf.treeSize()).map(entry -> prove(entry, asOf));
    record(organization, proven.isPresent() ? 1 : 0);
    return proven;
  }

  /// An entry with all that is needed to check it elsewhere.
  ///
  /// @return empty if no published checkpoint covers it yet
  public Optional<ProofBundle> bundle(long index, String organization) {
    Optional<ProofBundle> bundle =
        checkpoints
            .published()
            .flatMap(note -> {
              Head asOf = head(note);
              return entries
                  .at(index, asOf.treeSize())
                  .map(entry -> prove(entry, asOf))
                  .map(proven ->
                      new ProofBundle(
                          proven.entry().bytes(), index, proven.proof().hashes(), note));
            });
    record(organization, bundle.isPresent() ? 1 : 0);
    return bundle;
  }

  /// All entries of a range of indexes, none left out, against a published checkpoint.
  ///
  /// @param treeSize that of a checkpoint that was published; the last one if empty
  /// @return empty if it does not cover all of them, or was not published
  public Optional<Export> export(IndexRange range, OptionalLong treeSize, String organization) {
    Optional<SignedNote> published =
        treeSize.isPresent()
            ? checkpoints.published(treeSize.getAsLong())
            : checkpoints.published();
    Optional<Export> export =
        published
            .filter(note -> range.to() <= head(note).treeSize())
            .map(note ->
                new Export(
                    RangeProof.of(
                        range.from(), range.to(), note, entries.subtrees(head(note).treeSize())),
                    entries));
    record(organization, export.isPresent() ? range.to() - range.from() : 0);
    return export;
  }

  /// The shortest range of published entries that holds each one of this time.
  public Optional<IndexRange> published(Period period) {
    return checkpoints.published().flatMap(note -> entries.indexes(period, head(note).treeSize()));
  }

  public Counts count(Period period, String organization) {
    Head asOf = entries.head();
    var counts = new Counts(asOf, entries.count(period, asOf.treeSize()));
    record(organization, counts.counts().size());
    return counts;
  }

  public Checked completeness(String organization) {
    Head asOf = entries.head();
    var checked = new Checked(asOf, entries.completeness(asOf.treeSize()));
    record(organization, checked.completeness().numbers().size());
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
    InclusionProof proof =
        InclusionProof.of(entry.index(), asOf.treeSize(), entries.subtrees(asOf.treeSize()));
    if (!proof.proves(entry.leafHash(), asOf.rootHash())) {
      throw new LogDamaged("the entry at index %d is not in the tree".formatted(entry.index()));
    }
    return new Proven(asOf, entry, proof);
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

  private void record(String organization, long count) {
    appendEntries.append(Fact.entriesQueried(ids.get(), time.instant(), organization, count));
  }
}
