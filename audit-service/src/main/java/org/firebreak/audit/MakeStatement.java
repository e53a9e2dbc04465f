// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.recount.LogEntry;
import org.firebreak.audit.recount.Statement;
import org.firebreak.audit.recount.StatementCount;
import org.firebreak.audit.recount.StatementScope;

/// What was disclosed and what was not, over everything that is published and was not let go. It is
/// counted from the entries as anyone can count them who has an export, by the verifier's own code,
/// and appended before it is answered. That one was asked for and not made tells something too, and
/// is appended as a reading.
@ApplicationScoped
public class MakeStatement {
  private final Entries entries;
  private final Checkpoints checkpoints;
  private final AppendEntries appendEntries;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  public MakeStatement(
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

  public sealed interface Outcome {
    /// @param index of the entry that holds the hash of the statement's bytes
    record Made(Statement statement, long index) implements Outcome {}

    record NothingPublished() implements Outcome {}

    /// No entry can be found by this referral's id: there is none, or its key is destroyed, as it
    /// is with the last of its entries. That nothing was disclosed is not the answer.
    record ReferralUnknown() implements Outcome {}

    /// Entries that it would be about were let go, or may have been: that nothing is left of a
    /// disclosure is no sign that there was none.
    record LetGo(long firstKept) implements Outcome {}
  }

  /// Takes as long as reading the whole log does.
  ///
  /// @param asked with the id of a referral; the statement is about the commitment to it
  public Outcome make(StatementScope asked, Reader reader) {
    Outcome outcome =
        checkpoints
            .published()
            .map(note -> make(asked, Checkpoint.of(note.text()), reader.organization()))
            .orElseGet(Outcome.NothingPublished::new);
    if (!(outcome instanceof Outcome.Made)) {
      appendEntries.append(
          Fact.entriesQueried(ids.get(), time.instant(), reader, Question.STATEMENT, 0));
    }
    return outcome;
  }

  private Outcome make(StatementScope asked, Checkpoint checkpoint, String organization) {
    StatementScope wide = withCommitment(asked);
    var count = new StatementCount(wide);
    long first = entries.firstKept();
    var inClear = new AtomicBoolean();
    entries.forEach(
        first,
        checkpoint.treeSize(),
        entry -> {
          LogEntry read = LogEntry.ofBytes(entry.bytes());
          count.add(entry.index(), read);
          if (holds(read, asked.referralId())) {
            inClear.set(true);
          }
        });
    if (asked.referralId().isPresent() && wide.referral().isEmpty() && !inClear.get()) {
      return new Outcome.ReferralUnknown();
    }
    if (first > 0 && mayHaveGone(wide, count.counts())) {
      return new Outcome.LetGo(first);
    }
    return state(
        inClear.get() ? wide : withoutId(wide), first, checkpoint, count.counts(), organization);
  }

  private boolean mayHaveGone(StatementScope scope, StatementCount.Counts counts) {
    return scope
        .from()
        .flatMap(from -> scope.to().map(to -> entries.letGo(new Period(from, to))))
        .orElse(counts.decisions() == 0);
  }

  private Outcome state(
      StatementScope scope,
      long first,
      Checkpoint checkpoint,
      StatementCount.Counts counts,
      String organization) {
    long treeSize = checkpoint.treeSize();
    var statement =
        new Statement(
            Statement.VERSION, first, treeSize, treeSize, checkpoint.rootHash(), scope, counts);
    Appended appended =
        appendEntries.append(
            new Stated(ids.get(), time.instant(), organization, Hash.sha256(statement.bytes())));
    return new Outcome.Made(statement, appended.head().treeSize() - 1);
  }

  private StatementScope withCommitment(StatementScope scope) {
    if (scope.referralId().isEmpty()) {
      return scope;
    }
    return new StatementScope(
        scope.from(),
        scope.to(),
        scope.organization(),
        scope.referralId(),
        scope
            .referralId()
            .flatMap(id -> entries.commitment(new ErasableId(ErasableId.Kind.REFERRAL, id)))
            .map(Commitment::hash));
  }

  /// A statement's hash is in the log for ever. With id and commitment in one text, whoever kept
  /// the id could find the commitment by trying all that there are.
  private static StatementScope withoutId(StatementScope scope) {
    return new StatementScope(
        scope.from(), scope.to(), scope.organization(), Optional.empty(), scope.referral());
  }

  private static boolean holds(LogEntry entry, Optional<UUID> referralId) {
    return referralId.isPresent()
        && entry.content() instanceof LogEntry.Decision decision
        && decision.referralId().equals(referralId);
  }
}
