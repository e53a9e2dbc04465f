// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.firebreak.referral.inbox.Delivery;

/// Takes what the firewall delivered: a referral into its target's inbox, an answer to the dispatch
/// that it answers. Repeats change nothing.
@ApplicationScoped
public class LearnDelivery {

  private final Referrals referrals;
  private final Inboxes inboxes;

  LearnDelivery(Referrals referrals, Inboxes inboxes) {
    this.referrals = referrals;
    this.inboxes = inboxes;
  }

  /// @return false if it answers nothing that was sent from here
  @Transactional
  public boolean learn(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Referral referral -> learn(referral);
      case Delivery.AnswerTo answer -> learn(answer);
    };
  }

  private boolean learn(Delivery.Referral delivery) {
    var received = delivery.received();
    // First the lock: two readers of the same record then add it once.
    var dispatch = referrals.lock(received.dispatch());
    inboxes.add(received, delivery.content());
    dispatch.ifPresent(sent ->
        referrals.change(
            sent.with(sent.outcome().delivered(received.event(), delivery.withheld()))));
    return true;
  }

  private boolean learn(Delivery.AnswerTo delivery) {
    inboxes
        .lockAnswer(delivery.event(), null)
        .ifPresent(given ->
            inboxes.change(given.with(given.outcome().delivered(delivery.event(), List.of()))));
    var answered = referrals.lock(delivery.dispatch());
    answered.ifPresent(dispatch ->
        referrals.change(dispatch.with(dispatch.outcome().answered(delivery.answer()))));
    return answered.isPresent();
  }
}
