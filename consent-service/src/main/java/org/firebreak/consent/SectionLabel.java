// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /// The rules ask several times an event. A map that may be asked for null: requests may hold it.
  private static final Map<String, SectionLabel> BY_CODE =
      Stream.of(values()).collect(Collectors.toMap(SectionLabel::code, label -> label));

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  public String code() {
    return code;
  }

  /// Always: data of a special category (UK GDPR Article 9(1)), and sensitive under Part 3 of the
  /// Data Protection Act 2018 (s35(8)). Whether a text under another label does, only its source
  /// knows.
  public boolean holdsHealth() {
    return this == HEALTH;
  }

  /// Always: that an offence is alleged is data about an offence (Data Protection Act 2018 s11(2)).
  public boolean holdsOffences() {
    return this == RISK || this == PERPETRATOR;
  }

  public static Optional<SectionLabel> ofCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
