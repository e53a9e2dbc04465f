// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import java.util.UUID;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.inbox.GivenAnswer;
import org.jspecify.annotations.Nullable;

/// The answer to an answer: the same for a repeat, whatever has happened since.
record GivenView(
    UUID dispatchId, UUID eventId, String answer, @Nullable String reason, String outcome) {

  static GivenView of(DispatchId dispatch, GivenAnswer given) {
    return new GivenView(
        dispatch.value(),
        given.outcome().event().value(),
        given.answer().word(),
        AnswerView.reasonOf(given.answer()),
        "waiting");
  }
}
