// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.inbox;

/// What a target says to a referral. It has no content.
public sealed interface Answer {

  /// As the answer contract spells it.
  String word();

  record Accepted() implements Answer {
    @Override
    public String word() {
      return "accepted";
    }
  }

  record Rejected(RejectionReason reason) implements Answer {
    @Override
    public String word() {
      return "rejected";
    }
  }

  record Completed() implements Answer {
    @Override
    public String word() {
      return "completed";
    }
  }
}
