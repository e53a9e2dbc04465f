// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.util.UUID;

public record ReferralId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
