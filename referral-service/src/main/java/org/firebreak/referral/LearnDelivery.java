// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.firebreak.referral.inbox.Answer;
import org.firebreak.referral.inbox.Delivery;

/// Takes what the firewall delivered: a referral and a notice into its target's inbox, an answer to
/// the dispatch that it answers. Repeats change nothing.
@ApplicationScoped
public class LearnDelivery {

  private final Referrals referrals;
  private final Inboxes inboxes;
  private final Notices notices;
  private final TellOfWithdrawal telling;

  LearnDelivery(Referrals referrals, Inboxes inboxes, Notices notices, TellOfWithdrawal telling) {
    this.referrals = referrals;
    this.inboxes = inboxes;
    this.notices = notices;
    this.telling = telling;
  }

  /// @return false if it is about nothing that was sent from here, or received here
  @Transactional
  public boolean learn(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Referral referral -> learn(referral);
      case Delivery.AnswerTo answer -> learn(answer);
      case Delivery.Notice notice -> learn(notice);
    };
  }

  private boolean learn(Delivery.Referral delivery) {
    var received = delivery.received();
    var withdrawn = telling.before(received);
    // First the lock: two readers of the same record then add it once.
    var dispatch = referrals.lock(received.dispatch());
    inboxes.add(received, delivery.content());
    dispatch.ifPresent(sent ->
        referrals.change(
            sent.with(sent.outcome().delivered(received.event(), delivery.withheld()))));
    withdrawn.ifPresent(withdrawal -> telling.tell(received, withdrawal));
    return true;
  }

  private boolean learn(Delivery.AnswerTo delivery) {
    inboxes
        .lockAnswer(delivery.event(), null)
        .ifPresent(given ->
            inboxes.change(given.with(given.outcome().delivered(delivery.event(), List.of()))));
    return switch (delivery.answer()) {
      case Answer.ToReferral answer -> answered(delivery.dispatch(), answer);
      case Answer.Acknowledged() -> acknowledged(delivery);
    };
  }

  private boolean answered(DispatchId id, Answer.ToReferral answer) {
    var found = referrals.lock(id);
    found.ifPresent(
        dispatch -> referrals.change(dispatch.with(dispatch.outcome().answered(answer))));
    return found.isPresent();
  }

  private boolean acknowledged(Delivery.AnswerTo delivery) {
    var found = notices.lock(delivery.dispatch());
    found.ifPresent(notice -> notices.change(notice.acknowledged(delivery.at())));
    return found.isPresent();
  }

  /// Only whoever holds the very delivery that it is about is told.
  private boolean learn(Delivery.Notice delivery) {
    var held =
        inboxes
            .lock(delivery.dispatch(), delivery.target())
            .filter(received -> received.event().equals(delivery.about()));
    held.ifPresent(received -> {
      inboxes.noticed(received.dispatch(), delivery.noticed());
      notices
          .lock(received.dispatch())
          .filter(notice -> notice.event().equals(delivery.noticed().notice()))
          .ifPresent(notice -> notices.change(notice.told(delivery.at())));
    });
    return held.isPresent();
  }
}
