// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import java.util.Optional;
import org.firebreak.consent.Basis.LawfulBasis;
import org.firebreak.consent.Condition.CriminalOffence;
import org.firebreak.consent.Condition.Sensitive;
import org.firebreak.consent.Condition.SpecialCategory;
import org.firebreak.consent.Ground;
import org.firebreak.consent.Ground.Article;
import org.firebreak.consent.WithoutConsent;
import org.firebreak.consent.WithoutConsent.Decided;
import org.firebreak.consent.WithoutConsent.Post;
import org.firebreak.consent.WithoutConsent.Why;
import org.jspecify.annotations.Nullable;

/// The ground of a basis and its record, between the domain and a row. As {@link BasisMapping}, it
/// guesses at nothing.
final class LawfulBasisMapping {

  private static final String UK_GDPR = "uk-gdpr";
  private static final String LAW_ENFORCEMENT = "law-enforcement";
  private static final String UNLISTED = "unlisted";

  private LawfulBasisMapping() {}

  static void fill(BasisRow row, LawfulBasis lawful) {
    fill(row, lawful.ground());
    row.withoutConsent = lawful.withoutConsent().why().name();
    if (lawful.withoutConsent().decided() instanceof Decided.By(var decided, var authorised)) {
      row.decidedBy = decided.name();
      row.authorisedBy = authorised.name();
    }
    row.reviewDue = lawful.reviewDue();
    end(row, lawful);
  }

  /// The one thing of a lawful basis that changes.
  static void end(BasisRow row, LawfulBasis lawful) {
    row.version = lawful.version();
    row.endedAt = lawful.ended();
  }

  private static void fill(BasisRow row, Ground ground) {
    switch (ground) {
      case Ground.UkGdpr(var article, var specialCategory, var criminalOffence) -> {
        row.law = UK_GDPR;
        row.article = article.name();
        row.specialCategory = name(specialCategory);
        row.criminalOffence = name(criminalOffence);
      }
      case Ground.LawEnforcement(var sensitive) -> {
        row.law = LAW_ENFORCEMENT;
        row.sensitive = name(sensitive);
      }
      case Ground.Unlisted(var article, var scheduleCondition) -> {
        row.law = UNLISTED;
        row.article = article.name();
        row.scheduleCondition = scheduleCondition;
      }
    }
  }

  static Ground ground(BasisRow row) {
    return switch (row.law) {
      case UK_GDPR ->
          new Ground.UkGdpr(
              Article.valueOf(row.article),
              listed(SpecialCategory.class, row.specialCategory),
              listed(CriminalOffence.class, row.criminalOffence));
      case LAW_ENFORCEMENT -> new Ground.LawEnforcement(listed(Sensitive.class, row.sensitive));
      case UNLISTED -> new Ground.Unlisted(Article.valueOf(row.article), row.scheduleCondition);
      default -> throw new IllegalStateException("a lawful basis under no known law");
    };
  }

  static WithoutConsent withoutConsent(BasisRow row) {
    return new WithoutConsent(
        Why.valueOf(row.withoutConsent),
        row.decidedBy == null
            ? new Decided.NotRecorded()
            : new Decided.By(Post.valueOf(row.decidedBy), Post.valueOf(row.authorisedBy)));
  }

  private static @Nullable String name(@Nullable Enum<?> condition) {
    return condition == null ? null : condition.name();
  }

  private static <T extends Enum<T>> @Nullable T listed(Class<T> list, @Nullable String name) {
    return Optional.ofNullable(name).map(known -> Enum.valueOf(list, known)).orElse(null);
  }
}
