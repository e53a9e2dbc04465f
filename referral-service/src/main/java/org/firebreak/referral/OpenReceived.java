// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import org.firebreak.referral.inbox.Received;

/// Opens content whose reading was just granted, and lets the source know of the first time.
@ApplicationScoped
class OpenReceived {

  private final Inboxes inboxes;
  private final Referrals referrals;
  private final InstantSource time;

  OpenReceived(Inboxes inboxes, Referrals referrals, InstantSource time) {
    this.inboxes = inboxes;
    this.referrals = referrals;
    this.time = time;
  }

  @Transactional
  ReadReceived.Opened open(Received granted) {
    var received = inboxes.lock(granted.dispatch(), granted.target()).orElseThrow();
    return new ReadReceived.Opened(
        received.readAt() == null ? firstRead(received) : received,
        inboxes.contentOf(received.dispatch()));
  }

  private Received firstRead(Received received) {
    var now = time.instant();
    inboxes.firstRead(received.dispatch(), now);
    referrals
        .lock(received.dispatch())
        .ifPresent(dispatch -> referrals.change(dispatch.with(dispatch.outcome().read())));
    return received.firstReadAt(now);
  }
}
