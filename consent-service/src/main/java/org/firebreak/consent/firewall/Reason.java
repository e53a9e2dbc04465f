// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

/// Why an event is not delivered. The codes are an interface: agencies act on them, auditors count
/// them.
public enum Reason {
  MALFORMED(1, Effect.HOLD_FOR_PERSON),
  UNKNOWN_VERSION(1, Effect.HOLD_FOR_PERSON),
  CONTENT_NOT_READABLE(1, Effect.HOLD_FOR_PERSON),
  CONTENT_HEADERS_DIFFER(1, Effect.HOLD_FOR_PERSON),
  TOO_LARGE(1, Effect.HOLD_FOR_PERSON),

  IMMIGRATION_TOPIC(2, Effect.DROP),
  TARGET_HAS_IMMIGRATION_FUNCTION(2, Effect.DROP),
  SOURCE_HAS_IMMIGRATION_FUNCTION(2, Effect.DROP),
  ORIGIN_HAS_IMMIGRATION_FUNCTION(2, Effect.DROP),

  PURPOSE_IS_IMMIGRATION_CONTROL(3, Effect.DROP),

  ADDRESS_UNKNOWN(4, Effect.HOLD_FOR_SOURCE),
  ADDRESS_AMBIGUOUS(4, Effect.HOLD_FOR_SOURCE),
  ADDRESS_LOOKS_LIKE_IMMIGRATION(4, Effect.HOLD_FOR_PERSON),
  SOURCE_UNKNOWN(4, Effect.HOLD_FOR_SOURCE),
  ORIGIN_UNKNOWN(4, Effect.HOLD_FOR_SOURCE),

  TARGET_NOT_VERIFIED(5, Effect.HOLD_FOR_SOURCE),
  TARGET_HAS_NO_INBOX(5, Effect.HOLD_FOR_SOURCE),
  TOO_MANY_HOPS(5, Effect.HOLD_FOR_SOURCE),
  ONWARD_NOT_ALLOWED(5, Effect.HOLD_FOR_SOURCE),

  PURPOSE_UNKNOWN(6, Effect.HOLD_FOR_SOURCE),
  SECTION_UNKNOWN(6, Effect.HOLD_FOR_SOURCE),
  BASIS_MISSING(6, Effect.HOLD_FOR_SOURCE),
  BASIS_UNKNOWN(6, Effect.HOLD_FOR_SOURCE),
  BASIS_NOT_YOURS(6, Effect.HOLD_FOR_SOURCE),
  BASIS_NOT_GIVEN(6, Effect.HOLD_FOR_SOURCE),
  BASIS_UNSAFE_TO_ASK(6, Effect.HOLD_FOR_SOURCE),
  BASIS_WITHDRAWN(6, Effect.HOLD_FOR_SOURCE),
  BASIS_EXPIRED(6, Effect.HOLD_FOR_SOURCE),
  BASIS_NOT_YET_VALID(6, Effect.HOLD_FOR_SOURCE),
  BASIS_DOES_NOT_NAME_TARGET(6, Effect.HOLD_FOR_SOURCE),
  BASIS_DOES_NOT_COVER_PURPOSE(6, Effect.HOLD_FOR_SOURCE),
  BASIS_DOES_NOT_COVER_SECTION(6, Effect.HOLD_FOR_SOURCE),

  TEXT_ASKS_TO_PASS_ON(7, Effect.HOLD_FOR_PERSON),
  TEXT_ASKS_FOR_STATUS_CHECK(7, Effect.HOLD_FOR_PERSON),
  TEXT_HINTS_AT_PASSING_ON(7, Effect.HOLD_FOR_PERSON),
  TEXT_HOLDS_ROUTING(7, Effect.HOLD_FOR_PERSON),

  REVIEWERS_DECLINED(7, Effect.HOLD_FOR_SOURCE),

  TEXT_TELLS_STATUS(8, Effect.HOLD_FOR_SOURCE),
  NO_SECTION_PERMITTED(8, Effect.HOLD_FOR_SOURCE);

  enum Effect {
    /// Certain. Nothing cures it.
    DROP,
    /// The source can cure it; no reviewer ever sees the content.
    HOLD_FOR_SOURCE,
    /// Only a person can tell.
    HOLD_FOR_PERSON
  }

  private final int rule;
  private final Effect effect;

  Reason(int rule, Effect effect) {
    this.rule = rule;
    this.effect = effect;
  }

  /// The rule, 1 to 8, that gives this reason.
  public int rule() {
    return rule;
  }

  Effect effect() {
    return effect;
  }
}
