// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.firebreak.referral.outcome.Decision;
import org.firebreak.referral.outcome.DispatchState.NotSent;

/// Takes what the firewall decided. Repeats change nothing.
@ApplicationScoped
public class LearnDecision {

  private final Referrals referrals;
  private final Inboxes inboxes;
  private final Notices notices;

  LearnDecision(Referrals referrals, Inboxes inboxes, Notices notices) {
    this.referrals = referrals;
    this.inboxes = inboxes;
    this.notices = notices;
  }

  /// What is not sent keeps no content: its copy goes in the same transaction.
  ///
  /// @return false if the decision is about nothing that was sent from here
  @Transactional
  public boolean learn(Decision decision) {
    return switch (decision.kind()) {
      case REFERRAL -> learnOfDispatch(decision);
      case ANSWER -> learnOfAnswer(decision);
      case NOTICE -> learnOfNotice(decision);
    };
  }

  private boolean learnOfDispatch(Decision decision) {
    var found = referrals.lock(decision.dispatch());
    found.ifPresent(dispatch -> {
      var outcome = dispatch.outcome().decided(decision);
      if (!outcome.equals(dispatch.outcome())) {
        referrals.change(dispatch.with(outcome));
      }
      if (outcome.state() instanceof NotSent) {
        referrals.destroyContentOf(dispatch.id());
      }
    });
    return found.isPresent();
  }

  private boolean learnOfAnswer(Decision decision) {
    var found = inboxes.lockAnswer(decision.event(), decision.cause());
    found.ifPresent(answer -> inboxes.change(answer.with(answer.outcome().decided(decision))));
    return found.isPresent();
  }

  private boolean learnOfNotice(Decision decision) {
    var found =
        notices.lock(decision.dispatch()).filter(notice -> notice.event().equals(decision.event()));
    found.ifPresent(notice -> notices.change(notice.decided(decision.verdict())));
    return found.isPresent();
  }
}
