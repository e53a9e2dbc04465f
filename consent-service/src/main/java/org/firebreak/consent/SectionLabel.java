// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a section of a referral is about; the unit in which content is delivered or withheld.
public enum SectionLabel {
  PERSON,
  SAFE_CONTACT,
  ADDRESS,
  /// Also a perpetrator's threat to use her immigration status: that is risk, not her own
  /// immigration data.
  RISK,
  CHILDREN,
  PERPETRATOR,
  NEEDS,
  HEALTH,
  /// The person's own immigration data.
  IMMIGRATION;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  public String code() {
    return code;
  }

  public static Optional<SectionLabel> ofCode(String code) {
    return Arrays.stream(values()).filter(label -> label.code.equals(code)).findFirst();
  }
}
