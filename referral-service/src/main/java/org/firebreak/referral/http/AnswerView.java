// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firebreak.referral.inbox.Answer;
import org.firebreak.referral.inbox.GivenAnswer;
import org.firebreak.referral.outcome.ReasonExplanation;
import org.firebreak.referral.outcome.Told;
import org.jspecify.annotations.Nullable;

/// An answer as its author sees it, with what became of it.
record AnswerView(
    UUID eventId,
    String answer,
    @Nullable String reason,
    Instant answeredAt,
    String outcome,
    String code,
    List<ReasonExplanation> reasons,
    @Nullable Instant expiresAt) {

  static AnswerView of(GivenAnswer given, Instant now) {
    var told = Told.of(given.outcome().state(), now);
    return new AnswerView(
        given.outcome().event().value(),
        given.answer().word(),
        reasonOf(given.answer()),
        given.at(),
        told.outcome(),
        told.code(),
        told.reasons(),
        told.expires());
  }

  static @Nullable String reasonOf(Answer answer) {
    return answer instanceof Answer.Rejected(var reason) ? reason.code() : null;
  }
}
