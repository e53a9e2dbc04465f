// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Lets go of entries whose time is over. Their hashes stay, so every proof that could be made
/// before can be made afterwards.
@ApplicationScoped
public class LetEntriesGo {
  private final OldestEntries entries;
  private final AppendEntries appendEntries;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  public LetEntriesGo(
      OldestEntries entries, AppendEntries appendEntries, InstantSource time, Supplier<UUID> ids) {
    this.entries = entries;
    this.appendEntries = appendEntries;
    this.time = time;
    this.ids = ids;
  }

  /// The oldest only: from the front, so that what is kept is one range.
  public LettingGo attempt(Retention retention) {
    Optional<OldestEntries.Oldest> found = entries.oldest();
    if (found.isEmpty()) {
      return new LettingGo.Kept(LettingGo.Reason.NOTHING_FULL);
    }
    IndexRange range = found.get().range();
    // With the service's clock, then with the database's: one that is wrong lets nothing go.
    if (!retention.isOver(found.get().lastLogged(), time.instant())) {
      return new LettingGo.Kept(LettingGo.Reason.TOO_YOUNG);
    }
    Fact fact = Fact.entriesLetGo(ids.get(), time.instant(), range.to() - range.from());
    return entries.letGo(range, retention, appendEntries.draft(fact));
  }
}
