// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

record RejectionRequest(@NotNull @Pattern(regexp = REASONS, message = CHOOSE) String reason) {

  private static final String REASONS =
      "no-capacity|out-of-area|not-eligible|wrong-service|already-supported|declined-by-person";

  private static final String CHOOSE =
      "is not a reason for rejection; use no-capacity, out-of-area, not-eligible, wrong-service, "
          + "already-supported or declined-by-person";
}
