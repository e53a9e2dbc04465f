// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.Optional;

/// The oldest entries that are still there, as many as can be let go at once. All methods throw
/// {@link LogUnavailable} if the database cannot be reached.
public interface OldestEntries {
  /// @param lastLogged when the last of them was logged
  record Oldest(IndexRange range, Instant lastLogged) {}

  /// Empty while fewer are in the log than can be let go at once.
  Optional<Oldest> oldest();

  /// Lets them go for ever, with the fact that says so, or says why not: everything is looked at
  /// once more where they are stored. With them go the keys of referrals that no kept entry is
  /// about, and of their dispatches. All of it or nothing, and durable when it returns.
  LettingGo letGo(IndexRange range, Retention retention, Draft fact);
}
