// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What kind of help an organization gives: a closed list, since each has an inbox topic.
/// Immigration functions have no sector, so there is no inbox that could hold a delivery to them.
public enum Sector {
  POLICE,
  SPECIALIST_SUPPORT,
  HOUSING,
  HEALTH,
  SOCIAL_CARE,
  LEGAL_ADVICE,
  JUSTICE,
  EDUCATION,
  MARAC_COORDINATION;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  public String code() {
    return code;
  }

  public static Optional<Sector> ofCode(String code) {
    return Arrays.stream(values()).filter(sector -> sector.code.equals(code)).findFirst();
  }
}
