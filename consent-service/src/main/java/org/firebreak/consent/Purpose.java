// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a target is told: a closed list. Immigration control is not on it and cannot be put on it.
public enum Purpose {
  RISK_MANAGEMENT,
  SAFETY_PLANNING,
  SPECIALIST_SUPPORT,
  HOUSING,
  HEALTH_CARE,
  SOCIAL_CARE,
  CRIMINAL_JUSTICE,
  EDUCATION,
  LEGAL_ADVICE,
  VICTIM_LED_APPLICATION;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  public String code() {
    return code;
  }

  public static Optional<Purpose> ofCode(String code) {
    return Arrays.stream(values()).filter(purpose -> purpose.code.equals(code)).findFirst();
  }
}
