// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

/// Why a lawful basis is not recorded. The codes are an interface.
public enum Unlawful {
  SPECIAL_CATEGORY_CONDITION_MISSING,
  CRIMINAL_OFFENCE_CONDITION_MISSING,
  SENSITIVE_CONDITION_MISSING,
  NOT_A_COMPETENT_AUTHORITY,
  NOT_AUTHORISED_BY_ANOTHER,
  REVIEW_NOT_AHEAD,
  VALID_BEYOND_REVIEW
}
