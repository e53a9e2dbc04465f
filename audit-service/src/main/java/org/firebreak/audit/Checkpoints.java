// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;
import java.util.Optional;
import org.firebreak.audit.log.SignedNote;

/// What was signed, and what was published. Neither is ever changed or taken back. All methods
/// throw {@link LogUnavailable} if the database cannot be reached.
public interface Checkpoints {
  /// The largest that was signed.
  ///
  /// @throws LogDamaged if it cannot be what was stored
  Optional<SignedTree> lastSigned();

  /// Durable when it returns. If one of this size is there, that one stays.
  void addSigned(SignedTree tree);

  /// The largest that was published.
  Optional<SignedNote> published();

  /// The one that was published of a tree of this size, if one was.
  Optional<SignedNote> published(long treeSize);

  /// The first that was published then or later. Once there is one, it is always the same.
  Optional<SignedNote> firstPublished(Instant since);

  /// Durable when it returns. One that is not larger than what is published changes nothing.
  ///
  /// @param note a signed checkpoint that is among those added, with its witnesses' cosignatures
  void publish(SignedNote note);
}
