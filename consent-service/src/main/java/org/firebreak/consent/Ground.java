// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.firebreak.consent.Condition.CriminalOffence;
import org.firebreak.consent.Condition.Sensitive;
import org.firebreak.consent.Condition.SpecialCategory;
import org.jspecify.annotations.Nullable;

/// The law that a source shares under without a consent. Each law takes the conditions of its own
/// list and no other.
public sealed interface Ground {

  /// One that can be recorded.
  sealed interface Listed extends Ground {

    /// @return the condition that sharing these sections lacks; empty: none
    Optional<Unlawful> lacks(Set<SectionLabel> sections);

    /// A life is at stake.
    boolean isVitalInterests();
  }

  /// General processing.
  ///
  /// @param specialCategory null: what is shared holds no special-category data
  /// @param criminalOffence null: what is shared holds no criminal-offence data
  record UkGdpr(
      Article article,
      @Nullable SpecialCategory specialCategory,
      @Nullable CriminalOffence criminalOffence)
      implements Listed {

    @Override
    public Optional<Unlawful> lacks(Set<SectionLabel> sections) {
      if (specialCategory == null && sections.stream().anyMatch(SectionLabel::holdsHealth)) {
        return Optional.of(Unlawful.SPECIAL_CATEGORY_CONDITION_MISSING);
      }
      return criminalOffence == null && sections.stream().anyMatch(SectionLabel::holdsOffences)
          ? Optional.of(Unlawful.CRIMINAL_OFFENCE_CONDITION_MISSING)
          : Optional.empty();
    }

    @Override
    public boolean isVitalInterests() {
      return article == Article.VITAL_INTERESTS;
    }
  }

  /// Law enforcement processing, necessary for a task of a competent authority (Data Protection Act
  /// 2018 Part 3, s35(2)(b)).
  ///
  /// @param sensitive null: sharing is no sensitive processing
  record LawEnforcement(@Nullable Sensitive sensitive) implements Listed {

    @Override
    public Optional<Unlawful> lacks(Set<SectionLabel> sections) {
      return sensitive == null && sections.stream().anyMatch(SectionLabel::holdsHealth)
          ? Optional.of(Unlawful.SENSITIVE_CONDITION_MISSING)
          : Optional.empty();
    }

    @Override
    public boolean isVitalInterests() {
      return sensitive == Sensitive.VITAL_INTERESTS;
    }
  }

  /// Recorded before conditions were on a list, and kept as it was; no new one is recorded.
  ///
  /// @param scheduleCondition in its source's words
  record Unlisted(Article article, @Nullable String scheduleCondition) implements Ground {}

  /// UK GDPR Article 6(1)(c), (d), (e), (ea), (f).
  enum Article {
    LEGAL_OBLIGATION,
    VITAL_INTERESTS,
    PUBLIC_TASK,
    RECOGNISED_LEGITIMATE_INTEREST,
    LEGITIMATE_INTERESTS;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String code() {
      return code;
    }

    public static Optional<Article> ofCode(String code) {
      return Arrays.stream(values()).filter(article -> article.code.equals(code)).findFirst();
    }
  }
}
