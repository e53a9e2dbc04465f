// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.Locale;

/// How an address named what it named.
public enum Road {
  ID,
  NAME,
  TOPIC,
  EMAIL,
  WEB,
  IMMIGRATION_TOPIC,
  LOOK_ALIKE,
  /// People said which organization a look-alike means.
  REVIEW,
  NONE;

  /// @throws IllegalArgumentException if there is no such road
  public static Road ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
