// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import jakarta.validation.constraints.NotNull;
import org.firebreak.consent.Condition;
import org.firebreak.consent.Condition.CriminalOffence;
import org.firebreak.consent.Condition.Sensitive;
import org.firebreak.consent.Condition.SpecialCategory;
import org.firebreak.consent.Ground;
import org.firebreak.consent.Ground.Article;
import org.jspecify.annotations.Nullable;

/// @param law uk-gdpr, with an article and the conditions of Articles 9 and 10; or law-enforcement
///   (Data Protection Act 2018 Part 3), with a condition for sensitive processing
public record GroundRequest(
    @NotNull String law,
    @Nullable String article,
    @Nullable String specialCategory,
    @Nullable String criminalOffence,
    @Nullable String sensitive) {

  static final String UK_GDPR = "uk-gdpr";
  static final String LAW_ENFORCEMENT = "law-enforcement";

  Ground.Listed ground() {
    return switch (law) {
      case UK_GDPR -> {
        if (article == null) {
          throw ScopeRequest.wrong("ground.article", "is needed under uk-gdpr");
        }
        absent("sensitive", sensitive);
        yield new Ground.UkGdpr(
            Codes.read("ground.article", article, Article.values(), Article::code),
            condition("special_category", specialCategory, SpecialCategory.values()),
            condition("criminal_offence", criminalOffence, CriminalOffence.values()));
      }
      case LAW_ENFORCEMENT -> {
        absent("article", article);
        absent("special_category", specialCategory);
        absent("criminal_offence", criminalOffence);
        yield new Ground.LawEnforcement(condition("sensitive", sensitive, Sensitive.values()));
      }
      default -> throw ScopeRequest.wrong("ground.law", "must be one of: uk-gdpr; law-enforcement");
    };
  }

  private void absent(String field, @Nullable String code) {
    if (code != null) {
      throw ScopeRequest.wrong("ground." + field, "must be left out under this law");
    }
  }

  private static <T extends Condition> @Nullable T condition(
      String field, @Nullable String code, T[] list) {
    return code == null
        ? null
        : Codes.read("ground." + field, code, list, Condition::code, GroundRequest::told);
  }

  static String told(Condition condition) {
    return condition.code() + " (" + condition.statute() + ")";
  }
}
