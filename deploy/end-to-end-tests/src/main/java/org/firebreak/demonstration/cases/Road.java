// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.cases;

import java.util.Locale;

/// The ways by which a referral can be pointed at an immigration body.
///
/// There are 15, which has no divisor in common with the 44 forces: dealt out in turn, no force
/// takes a road twice before every force has taken every road.
public enum Road {
  ORGANIZATION_ID("by organization id"),
  UNIT("by the id of a unit"),
  NAME("by public name"),
  ALIAS("by alias"),
  TOPIC("by topic name"),
  EMAIL("by e-mail address"),
  WEB("by web address"),
  PARENT("to a body whose parent has the function"),
  EMBEDDED_DESK("to a desk inside a police force"),
  HOMOGLYPHS("look-alike: letters of other alphabets"),
  SPACING("look-alike: spaces and dots"),
  TRANSPOSITION("look-alike: letters swapped or lost"),
  LOOK_ALIKE_HOST("look-alike: e-mail or web host"),
  PURPOSE("to a support service, for an immigration purpose"),
  ONWARD("referred on by a support service");

  private final String description;

  Road(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }

  /// As the tables of addresses call it.
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
