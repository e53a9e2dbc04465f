// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.Locale;

/// What the law asks for beside a ground before data of certain kinds may be shared: closed lists,
/// each condition with where it stands in the law, which is an interface. One code can stand on
/// several lists; on each it is another condition.
///
/// Immigration control is on none of them: neither law has such a condition, and the immigration
/// exemption (Data Protection Act 2018 Schedule 2 paragraph 4) takes rights away but permits no
/// sharing.
public sealed interface Condition {

  String name();

  String statute();

  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// UK GDPR Article 9(2). (b), (g) and (h) hold only together with a condition of the Data
  /// Protection Act 2018 Schedule 1 (s10(2), s10(3)), so each stands here with one that it can
  /// have.
  enum SpecialCategory implements Condition {
    /// Of someone who cannot consent.
    VITAL_INTERESTS("Article 9(2)(c)"),
    LEGAL_CLAIMS("Article 9(2)(f)"),
    SOCIAL_PROTECTION("Article 9(2)(b) with Schedule 1 paragraph 1"),
    HEALTH_OR_SOCIAL_CARE("Article 9(2)(h) with Schedule 1 paragraph 2"),
    STATUTORY_PURPOSE("Article 9(2)(g) with Schedule 1 paragraph 6"),
    ADMINISTRATION_OF_JUSTICE("Article 9(2)(g) with Schedule 1 paragraph 7"),
    PREVENTING_UNLAWFUL_ACTS("Article 9(2)(g) with Schedule 1 paragraph 10"),
    COUNSELLING("Article 9(2)(g) with Schedule 1 paragraph 17"),
    /// Of children and of individuals at risk.
    SAFEGUARDING("Article 9(2)(g) with Schedule 1 paragraph 18"),
    ECONOMIC_WELL_BEING("Article 9(2)(g) with Schedule 1 paragraph 19");

    private final String statute;

    SpecialCategory(String statute) {
      this.statute = statute;
    }

    @Override
    public String statute() {
      return statute;
    }
  }

  /// UK GDPR Article 10, which needs a condition of the Data Protection Act 2018 Schedule 1 Part 1,
  /// 2 or 3 (s10(5)).
  enum CriminalOffence implements Condition {
    SOCIAL_PROTECTION("Schedule 1 paragraph 1"),
    HEALTH_OR_SOCIAL_CARE("Schedule 1 paragraph 2"),
    STATUTORY_PURPOSE("Schedule 1 paragraph 6"),
    ADMINISTRATION_OF_JUSTICE("Schedule 1 paragraph 7"),
    PREVENTING_UNLAWFUL_ACTS("Schedule 1 paragraph 10"),
    COUNSELLING("Schedule 1 paragraph 17"),
    SAFEGUARDING("Schedule 1 paragraph 18"),
    ECONOMIC_WELL_BEING("Schedule 1 paragraph 19"),
    VITAL_INTERESTS("Schedule 1 paragraph 30"),
    LEGAL_CLAIMS("Schedule 1 paragraph 33");

    private final String statute;

    CriminalOffence(String statute) {
      this.statute = statute;
    }

    @Override
    public String statute() {
      return statute;
    }
  }

  /// Sensitive processing for law enforcement (Data Protection Act 2018 s35(5)).
  enum Sensitive implements Condition {
    STATUTORY_PURPOSE("Schedule 8 paragraph 1"),
    ADMINISTRATION_OF_JUSTICE("Schedule 8 paragraph 2"),
    VITAL_INTERESTS("Schedule 8 paragraph 3"),
    /// Of children and of individuals at risk.
    SAFEGUARDING("Schedule 8 paragraph 4"),
    LEGAL_CLAIMS("Schedule 8 paragraph 6");

    private final String statute;

    Sensitive(String statute) {
      this.statute = statute;
    }

    @Override
    public String statute() {
      return statute;
    }
  }
}
