// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.List;

/// The log, for what appends to it.
public interface AuditLog {
  /// Appends, in this order and behind everything that is there, what is not there yet, and moves
  /// the positions on. All of it or nothing, and durable when it returns. Safe to repeat, whatever
  /// became of the first attempt.
  ///
  /// @throws LogUnavailable if it could not be done, or nobody can say whether it was
  /// @throws LogDamaged if what is stored contradicts itself; then nothing is appended any more
  Appended append(List<Draft> drafts, List<Position> positions);

  /// The offset to read next; 0 for a partition that was never read.
  long next(String topic, int partition);
}
