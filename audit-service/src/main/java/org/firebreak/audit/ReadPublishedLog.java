// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Hash;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.log.TilePath;

/// What everyone may read: the last published checkpoint, the hashes below it, and the statistics
/// of months that are over. Each entry holds 32 random bytes, so its hash tells nothing of it.
/// Nothing of it is recorded: nobody asks who asks.
@ApplicationScoped
public class ReadPublishedLog {
  /// Decisions of a month's last minutes are logged by then, unless the log was away.
  private static final Duration SETTLING = Duration.ofDays(1);

  private final Checkpoints checkpoints;
  private final Entries entries;
  private final InstantSource time;

  /// Counted once: anyone may ask as often as they like.
  private final Map<YearMonth, PublicStatistics> counted = new ConcurrentHashMap<>();

  public ReadPublishedLog(Checkpoints checkpoints, Entries entries, InstantSource time) {
    this.checkpoints = checkpoints;
    this.entries = entries;
    this.time = time;
  }

  /// Empty until the first is published.
  public Optional<SignedNote> checkpoint() {
    return checkpoints.published();
  }

  /// @return empty if the published tree does not have this many hashes there
  public Optional<List<Hash>> tile(TilePath.Hashes path) {
    return checkpoint()
        .map(note -> Checkpoint.of(note.text()).treeSize())
        .filter(treeSize -> TilePath.width(path.level(), path.index(), treeSize) >= path.width())
        .map(treeSize -> entries.tiles().hashes(path.level(), path.index(), path.width()));
  }

  /// Of a month, in UTC, always the same: in the first tree that was published a day after its end.
  /// What is logged later is in no public statistics: a second version beside the first would tell
  /// what came between. Not there until then.
  public Reading<PublicStatistics> statistics(YearMonth month) {
    var period = new Period(start(month), start(month.plusMonths(1)));
    Instant settled = period.to().plus(SETTLING);
    if (time.instant().isBefore(settled)) {
      return new Reading.NotThere<>();
    }
    Optional<PublicStatistics> shown =
        checkpoints
            .firstPublished(settled)
            .map(note ->
                counted.computeIfAbsent(
                    month, any -> count(month, period, Checkpoint.of(note.text()))));
    // Asked last: what is let go is so for ever, also while it is counted.
    if (entries.letGo(period)) {
      return new Reading.LetGo<>(entries.firstKept());
    }
    return shown
        .<Reading<PublicStatistics>>map(Reading.Shown::new)
        .orElseGet(Reading.NotThere::new);
  }

  private PublicStatistics count(YearMonth month, Period period, Checkpoint in) {
    return PublicStatistics.of(
        month, new Head(in.treeSize(), in.rootHash()), entries.count(period, in.treeSize()));
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
  }
}
