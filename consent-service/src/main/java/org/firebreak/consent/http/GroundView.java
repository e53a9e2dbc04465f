// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import org.firebreak.consent.Condition;
import org.firebreak.consent.Ground;
import org.jspecify.annotations.Nullable;

/// @param law uk-gdpr or law-enforcement
/// @param article null under law-enforcement
/// @param scheduleCondition in its source's words; only of one that was recorded before conditions
///   were on a list
public record GroundView(
    String law,
    @Nullable String article,
    @Nullable String specialCategory,
    @Nullable String criminalOffence,
    @Nullable String sensitive,
    @Nullable String scheduleCondition) {

  static GroundView of(Ground ground) {
    return switch (ground) {
      case Ground.UkGdpr(var article, var specialCategory, var criminalOffence) ->
          new GroundView(
              GroundRequest.UK_GDPR,
              article.code(),
              code(specialCategory),
              code(criminalOffence),
              null,
              null);
      case Ground.LawEnforcement(var sensitive) ->
          new GroundView(GroundRequest.LAW_ENFORCEMENT, null, null, null, code(sensitive), null);
      case Ground.Unlisted(var article, var written) ->
          new GroundView(GroundRequest.UK_GDPR, article.code(), null, null, null, written);
    };
  }

  private static @Nullable String code(@Nullable Condition condition) {
    return condition == null ? null : condition.code();
  }
}
