// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import org.firebreak.consent.Condition;
import org.firebreak.consent.Condition.CriminalOffence;
import org.firebreak.consent.Condition.Sensitive;
import org.firebreak.consent.Condition.SpecialCategory;
import org.firebreak.consent.Unlawful;
import org.firebreak.runtime.http.Problems;

/// Tells a source what its lawful basis lacks, and what to do.
final class UnlawfulProblem {

  private UnlawfulProblem() {}

  static RuntimeException of(Unlawful why) {
    return Problems.of(422, why.name(), "Not recorded as a lawful basis", detail(why));
  }

  private static String detail(Unlawful why) {
    return switch (why) {
      case SPECIAL_CATEGORY_CONDITION_MISSING ->
          "The section health holds special-category data. Name a condition in ground.special_category"
              + " (UK GDPR and Data Protection Act 2018), one of: "
              + all(SpecialCategory.values());
      case CRIMINAL_OFFENCE_CONDITION_MISSING ->
          "The sections risk and perpetrator hold criminal-offence data. Name a condition in"
              + " ground.criminal_offence (UK GDPR Article 10, Data Protection Act 2018 s10(5)), one of: "
              + all(CriminalOffence.values());
      case SENSITIVE_CONDITION_MISSING ->
          "Sharing the section health is sensitive processing. Name a condition in ground.sensitive"
              + " (Data Protection Act 2018 s35(5)), one of: "
              + all(Sensitive.values());
      case NOT_A_COMPETENT_AUTHORITY ->
          "Only an organization that the directory lists in the sector police can share for law enforcement"
              + " (Data Protection Act 2018 s35(2)(b)). Name a ground under uk-gdpr.";
      case NOT_AUTHORISED_BY_ANOTHER ->
          "decided_by and authorised_by must differ: have another post authorise it. They may be the same"
              + " only where the ground is vital-interests.";
      case REVIEW_NOT_AHEAD -> "review_due must be later than today (UTC). Choose a day to come.";
      case VALID_BEYOND_REVIEW ->
          "valid_until may be at the latest the end of the day of review_due (UTC): end it there, and"
              + " record a new one when it was reviewed.";
    };
  }

  private static String all(Condition[] list) {
    return Codes.all(list, GroundRequest::told) + ".";
  }
}
