// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All legal holds that there ever were. Whatever destroys something of a period asks {@link
/// #covers} first. All methods throw {@link LogUnavailable} if the database cannot be reached.
public interface LegalHolds {
  /// Whether a hold that is not lifted has a moment in common with this period.
  boolean covers(Period period);

  /// The latest first.
  List<LegalHold> all();

  Optional<LegalHold> find(UUID id);

  /// Durable, with its fact, when it returns.
  void place(LegalHold hold, Leaf fact);

  /// Durable, with its fact, when it returns true; false, and nothing happened, if there is a
  /// proposal already.
  boolean proposeLift(UUID id, LegalHold.Act act, Leaf fact);

  /// Durable, with its fact, when it returns true; false, and nothing happened, if it is lifted
  /// already.
  ///
  /// @param proposal by another person
  boolean lift(UUID id, LegalHold.Act proposal, LegalHold.Act approval, Leaf fact);
}
