// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

/// What inspection reports about a text. The codes are all that leaves it: no word of the text, no
/// place in it.
public enum Finding {
  /// Whoever reads it is asked to tell an immigration body, or to hand something on to one.
  ASKS_TO_PASS_ON_TO_IMMIGRATION(Reason.TEXT_ASKS_TO_PASS_ON),
  /// Whoever reads it is asked to find out about her immigration status or nationality.
  ASKS_FOR_STATUS_CHECK(Reason.TEXT_ASKS_FOR_STATUS_CHECK),
  /// Nobody is asked outright, but the text suggests it, permits it, or says that it was done.
  HINTS_AT_PASSING_ON(Reason.TEXT_HINTS_AT_PASSING_ON),
  /// An immigration body stands in the text as one who is to receive it.
  CONTENT_HOLDS_ROUTING(Reason.TEXT_HOLDS_ROUTING),
  /// A text of another section than that for it says what her immigration status is. Only some
  /// targets may not be told.
  TELLS_HER_STATUS(Reason.TEXT_TELLS_STATUS);

  private final Reason reason;

  Finding(Reason reason) {
    this.reason = reason;
  }

  /// Why an event with it is held, where its rule says so.
  public Reason reason() {
    return reason;
  }
}
