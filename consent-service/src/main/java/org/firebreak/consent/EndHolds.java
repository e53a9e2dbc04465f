// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/// Ends holds whose time is over: undelivered, content destroyed. The source sees it by the time
/// that its decision named.
@ApplicationScoped
public class EndHolds {

  private final Holds holds;
  private final Facts facts;
  private final InstantSource time;

  EndHolds(Holds holds, Facts facts, InstantSource time) {
    this.holds = holds;
    this.facts = facts;
    this.time = time;
  }

  @Transactional
  public int end() {
    var ended = holds.expire(time.instant());
    ended.forEach(hold -> facts.record(new Fact.HoldExpired(hold)));
    return ended.size();
  }
}
