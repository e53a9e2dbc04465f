// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

/// What became of the oldest entries.
public sealed interface LettingGo {
  record Gone(IndexRange range) implements LettingGo {}

  record Kept(Reason why) implements LettingGo {}

  enum Reason {
    /// The log has no partition yet that is full.
    NOTHING_FULL,
    /// Not all of them were logged longer ago than the retention, by the service's clock and by the
    /// database's.
    TOO_YOUNG,
    /// A legal hold covers some of their time.
    HELD,
    /// No published checkpoint covers all of them.
    NOT_PUBLISHED,
    /// Another instance was faster.
    NOT_THE_OLDEST,
    /// The database lets nothing go that is younger than its own limit.
    RETENTION_TOO_SHORT,
    /// An entry is not the one that was hashed, or is missing: what is evidence of that stays.
    DAMAGED,
    /// Their hashes are not all in tiles, so that they could not be proven afterwards.
    TILES_MISSING
  }
}
