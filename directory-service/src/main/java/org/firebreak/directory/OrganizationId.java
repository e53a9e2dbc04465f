// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.util.Optional;
import java.util.regex.Pattern;

/// Stable for ever, and never given to another organization.
public record OrganizationId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}[a-z0-9]");

  /// The key of the directory's own record on the topic that organizations are keyed on.
  private static final String RESERVED = "heartbeat";

  public OrganizationId {
    if (!isId(value)) {
      throw new IllegalArgumentException(
          "an organization id is 3 to 64 lower-case letters, digits and inner hyphens, and not \"%s\""
              .formatted(RESERVED));
    }
  }

  public static Optional<OrganizationId> read(String text) {
    return isId(text) ? Optional.of(new OrganizationId(text)) : Optional.empty();
  }

  private static boolean isId(String text) {
    return FORM.matcher(text).matches() && !text.equals(RESERVED);
  }

  @Override
  public String toString() {
    return value;
  }
}
