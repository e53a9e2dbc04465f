// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.surroundings;

import java.util.UUID;

/// Requests about plainly invented people.
public final class Bodies {

  private Bodies() {}

  public static String referral() {
    return referral("a-target", "Sample Person One");
  }

  public static String referral(String address, String text) {
    return """
    {"purpose": "specialist-support",
     "targets": [{"address": "%s"}],
     "sections": [{"label": "person", "text": "%s"}, {"label": "risk", "text": "High"}]}
    """
        .formatted(address, text);
  }

  public static String restingOn(UUID basis) {
    return referral().replace("\"purpose\"", "\"basis_id\": \"" + basis + "\", \"purpose\"");
  }

  public static String highRisk() {
    return """
    {"purpose": "specialist-support", "high_risk": true,
     "targets": [{"address": "a-target"}],
     "sections": [{"label": "person", "text": "Sample Person One"}]}
    """;
  }
}
