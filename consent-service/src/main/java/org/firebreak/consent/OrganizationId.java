// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.regex.Pattern;

/// An organization's id in the directory: stable for ever, never given to another.
public record OrganizationId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}[a-z0-9]");

  public OrganizationId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an organization id has 3 to 64 lower-case letters, digits and hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
