// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All legal holds that there ever were. Letting go and erasing ask the database about them, in the
/// transaction that destroys. All methods throw {@link LogUnavailable} if the database cannot be
/// reached.
public interface LegalHolds {
  /// The latest first.
  List<LegalHold> all();

  Optional<LegalHold> find(UUID id);

  /// Durable, with its fact, when it returns.
  void place(LegalHold hold, Draft fact);

  /// Durable, with its fact, when it returns true; false, and nothing happened, if there is a
  /// proposal already.
  boolean proposeLift(UUID id, LegalHold.Act act, Draft fact);

  /// Durable, with its fact, when it returns true; false, and nothing happened, if it is lifted
  /// already.
  ///
  /// @param proposal by another person
  boolean lift(UUID id, LegalHold.Act proposal, LegalHold.Act approval, Draft fact);
}
