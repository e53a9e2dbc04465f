// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.CureDispatch;
import org.jspecify.annotations.Nullable;

/// What the source changes of a held dispatch; absent: as before.
record CureRequest(
    @Nullable UUID basisId,
    @Nullable
        @Size(min = 1, max = 320)
        @Pattern(regexp = SendReferralRequest.NAMEABLE, message = SendReferralRequest.NOT_NAMEABLE)
        String address,
    @Nullable
        @Size(max = 100)
        @Pattern(regexp = SendReferralRequest.NAMEABLE, message = SendReferralRequest.NOT_NAMEABLE)
        String purpose) {

  @Override
  public String toString() {
    return "cure request";
  }

  CureDispatch.Cure cure() {
    return new CureDispatch.Cure(
        Optional.ofNullable(basisId).map(BasisId::new).orElse(null), address, purpose);
  }
}
