// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.review;

import java.time.Instant;
import java.util.Optional;
import org.firebreak.consent.Hold;
import org.firebreak.consent.firewall.EventId;

/// Where reviews are kept, beside the holds.
public interface Reviews {

  /// Nobody else changes the hold or its review until the transaction ends. Empty if there is no
  /// such hold for a person, or none that could be read.
  Optional<HoldReview> lock(EventId held, Instant now);

  void seen(EventId held, Reviewer by, Instant at);

  /// How many different holds a person was shown since then. Nobody else counts for the same person
  /// until the transaction ends.
  int seenSince(Reviewer by, Instant since);

  /// Takes the place of an earlier proposal.
  void propose(EventId held, Proposal proposal);

  /// Ends the hold, once, and destroys its content.
  ///
  /// @param as released or declined
  /// @param by who approved the release, or declined
  /// @param next the event that the review became
  void end(EventId held, Hold.State as, Reviewer by, EventId next, Instant at);
}
