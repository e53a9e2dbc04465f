// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.recount.LogEntry;
import org.firebreak.audit.recount.Statement;
import org.firebreak.audit.recount.StatementCount;
import org.firebreak.audit.recount.StatementScope;

/// What was disclosed and what was not, over everything that is published and was not let go. It is
/// counted from the entries as anyone can count them who has an export, by the verifier's own code,
/// and appended before it is answered.
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

  /// @param index of the entry that holds the hash of the statement's bytes
  public record Made(Statement statement, long index) {}

  /// Takes as long as reading the whole log does.
  ///
  /// @return empty while nothing is published
  public Optional<Made> make(StatementScope scope, String organization) {
    return checkpoints
        .published()
        .map(note -> {
          Checkpoint checkpoint = Checkpoint.of(note.text());
          long treeSize = checkpoint.treeSize();
          var count = new StatementCount(scope);
          long first = entries.firstKept();
          entries.forEach(
              first, treeSize, entry -> count.add(entry.index(), LogEntry.ofBytes(entry.bytes())));
          var statement =
              new Statement(
                  first, treeSize, treeSize, checkpoint.rootHash(), scope, count.counts());
          Appended appended =
              appendEntries.append(
                  new Stated(
                      ids.get(), time.instant(), organization, Hash.sha256(statement.bytes())));
          return new Made(statement, appended.head().treeSize() - 1);
        });
  }
}
