// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.inbox;

import java.time.Instant;
import java.util.List;
import org.firebreak.referral.Content;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.OrganizationId;

/// What the firewall put into an inbox.
public sealed interface Delivery {

  /// @param withheld labels that the target does not see; only its source is told
  record Referral(Received received, Content content, List<String> withheld) implements Delivery {
    public Referral {
      withheld = List.copyOf(withheld);
    }
  }

  /// @param event the answer's own event
  /// @param dispatch the dispatch that it answers
  /// @param at when the firewall delivered it
  record AnswerTo(EventId event, DispatchId dispatch, Answer answer, Instant at)
      implements Delivery {}

  /// That the consent was withdrawn which a dispatch had rested on.
  ///
  /// @param about the delivered event that rested on it
  /// @param target who received that, and is told
  /// @param at when the firewall delivered it
  record Notice(
      DispatchId dispatch, EventId about, OrganizationId target, Noticed noticed, Instant at)
      implements Delivery {}
}
