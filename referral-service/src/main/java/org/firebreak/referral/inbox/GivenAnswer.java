// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.inbox;

import java.time.Instant;
import org.firebreak.referral.outcome.Outcome;

/// An answer as given, and what became of it: it passes the firewall like any event.
public record GivenAnswer(Answer answer, Instant at, Outcome outcome) {

  public GivenAnswer with(Outcome next) {
    return new GivenAnswer(answer, at, next);
  }
}
