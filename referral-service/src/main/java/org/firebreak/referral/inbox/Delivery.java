// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.inbox;

import java.util.List;
import org.firebreak.referral.Content;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;

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
  record AnswerTo(EventId event, DispatchId dispatch, Answer answer) implements Delivery {}
}
