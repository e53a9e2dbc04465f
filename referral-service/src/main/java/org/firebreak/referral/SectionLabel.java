// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.util.Arrays;
import java.util.Optional;

/// The closed list of labels that content is divided by. What a target may see is decided by label.
public enum SectionLabel {
  PERSON("person"),
  SAFE_CONTACT("safe-contact"),
  ADDRESS("address"),
  /// Also a perpetrator's threat to use her immigration status.
  RISK("risk"),
  CHILDREN("children"),
  PERPETRATOR("perpetrator"),
  NEEDS("needs"),
  HEALTH("health"),
  /// The person's own immigration data.
  IMMIGRATION("immigration");

  private final String label;

  SectionLabel(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Optional<SectionLabel> of(String label) {
    return Arrays.stream(values()).filter(known -> known.label.equals(label)).findFirst();
  }
}
