// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import static org.firebreak.consent.SectionLabel.ADDRESS;
import static org.firebreak.consent.SectionLabel.CHILDREN;
import static org.firebreak.consent.SectionLabel.HEALTH;
import static org.firebreak.consent.SectionLabel.IMMIGRATION;
import static org.firebreak.consent.SectionLabel.NEEDS;
import static org.firebreak.consent.SectionLabel.PERPETRATOR;
import static org.firebreak.consent.SectionLabel.PERSON;
import static org.firebreak.consent.SectionLabel.RISK;
import static org.firebreak.consent.SectionLabel.SAFE_CONTACT;

import java.util.EnumSet;
import java.util.Set;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.SectionLabel;

/// Which sections a sector may see for a purpose: what both lists name, and nothing else.
///
/// The person's own immigration data goes only to specialist support and regulated legal advice,
/// for their own work.
final class Visibility {

  private Visibility() {}

  /// Whether there is a purpose for which it may be told her immigration status.
  static boolean mayKnowStatus(Sector sector) {
    return toSector(sector).contains(IMMIGRATION);
  }

  static Set<SectionLabel> of(Sector sector, Purpose purpose) {
    var visible = EnumSet.copyOf(toSector(sector));
    visible.retainAll(forPurpose(purpose));
    return visible;
  }

  private static Set<SectionLabel> toSector(Sector sector) {
    return switch (sector) {
      case POLICE -> EnumSet.of(PERSON, SAFE_CONTACT, ADDRESS, RISK, CHILDREN, PERPETRATOR, NEEDS);
      case SPECIALIST_SUPPORT, LEGAL_ADVICE -> EnumSet.allOf(SectionLabel.class);
      case HOUSING -> EnumSet.of(PERSON, SAFE_CONTACT, ADDRESS, RISK, CHILDREN, NEEDS);
      case HEALTH -> EnumSet.of(PERSON, SAFE_CONTACT, ADDRESS, RISK, CHILDREN, NEEDS, HEALTH);
      case SOCIAL_CARE ->
          EnumSet.of(PERSON, SAFE_CONTACT, ADDRESS, RISK, CHILDREN, PERPETRATOR, NEEDS, HEALTH);
      case JUSTICE -> EnumSet.of(PERSON, SAFE_CONTACT, RISK, CHILDREN, PERPETRATOR);
      case EDUCATION -> EnumSet.of(PERSON, SAFE_CONTACT, RISK, CHILDREN, NEEDS);
      case MARAC_COORDINATION ->
          EnumSet.of(PERSON, SAFE_CONTACT, ADDRESS, RISK, CHILDREN, PERPETRATOR, NEEDS, HEALTH);
    };
  }

  private static Set<SectionLabel> forPurpose(Purpose purpose) {
    return switch (purpose) {
      case RISK_MANAGEMENT, SAFETY_PLANNING, SOCIAL_CARE ->
          EnumSet.complementOf(EnumSet.of(IMMIGRATION));
      case SPECIALIST_SUPPORT, LEGAL_ADVICE, VICTIM_LED_APPLICATION ->
          EnumSet.allOf(SectionLabel.class);
      case HOUSING -> EnumSet.of(PERSON, SAFE_CONTACT, ADDRESS, RISK, CHILDREN, NEEDS);
      case HEALTH_CARE -> EnumSet.of(PERSON, SAFE_CONTACT, ADDRESS, RISK, CHILDREN, NEEDS, HEALTH);
      case CRIMINAL_JUSTICE ->
          EnumSet.of(PERSON, SAFE_CONTACT, ADDRESS, RISK, CHILDREN, PERPETRATOR);
      case EDUCATION -> EnumSet.of(PERSON, SAFE_CONTACT, RISK, CHILDREN, NEEDS);
    };
  }
}
