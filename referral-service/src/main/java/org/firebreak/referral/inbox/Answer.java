// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.inbox;

/// What a target says to what it received. It has no content.
public sealed interface Answer {

  /// As the contracts spell it.
  String word();

  /// To the referral itself: its source sees the dispatch move on.
  sealed interface ToReferral extends Answer {}

  record Accepted() implements ToReferral {
    @Override
    public String word() {
      return "accepted";
    }
  }

  record Rejected(RejectionReason reason) implements ToReferral {
    @Override
    public String word() {
      return "rejected";
    }
  }

  record Completed() implements ToReferral {
    @Override
    public String word() {
      return "completed";
    }
  }

  /// To the notice that the consent was withdrawn, whatever was answered to the referral.
  record Acknowledged() implements Answer {
    @Override
    public String word() {
      return "acknowledged";
    }
  }
}
