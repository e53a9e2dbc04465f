// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import org.firebreak.audit.log.Checkpoint;

/// What became of one attempt to sign and publish what the log holds now.
public sealed interface Signing {
  /// The log has no entry yet.
  record Empty() implements Signing {}

  /// Nothing is signed before enough witnesses for a quorum have said what they hold: a log that
  /// was put back to an earlier state could otherwise sign a second history.
  record AwaitingWitnesses() implements Signing {}

  /// Everything in the log at this moment is in a published checkpoint.
  record Published(Checkpoint checkpoint) implements Signing {}

  /// Signed, and kept, and not published: too few witnesses cosigned it. The next attempt asks
  /// again.
  record Unpublished(Checkpoint checkpoint, int cosignatures) implements Signing {}

  /// Nothing was signed, and nothing will be until a person has looked into it.
  ///
  /// @param detail sizes and indexes, nothing of any entry
  record Refused(Reason reason, String detail) implements Signing {}

  enum Reason {
    /// The database holds fewer entries than were signed once: it was put back, or is a copy that
    /// lags.
    BEHIND_WHAT_WAS_SIGNED,
    /// The database does not continue a tree that was signed once.
    NOT_A_CONTINUATION,
    /// What is stored does not fit its own hashes.
    DAMAGED
  }
}
