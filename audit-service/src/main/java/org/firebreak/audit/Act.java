// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;

/// What a person did.
///
/// @param subject the token's: kept to tell two people apart, never shown, and not in the log
public record Act(String organization, String subject, Instant at) {
  public Act {
    Codes.organization("organization", organization);
    Codes.time("at", at);
  }

  @Override
  public String toString() {
    return "Act[%s, %s]".formatted(organization, at);
  }
}
