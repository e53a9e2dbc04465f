// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.review;

import java.util.Arrays;
import java.util.Optional;

/// Why a person looks at a held referral, as they state it. The codes are an interface. That she
/// asks for what is held about her is not one of them: her answer comes from the source, which
/// wrote it.
public enum ViewReason {
  /// To propose a release, or to discard.
  TO_JUDGE,
  /// To approve what another proposed, or to discard it.
  SECOND_JUDGEMENT,
  /// Somebody complains about the hold, or asks what became of it.
  COMPLAINT;

  public static Optional<ViewReason> ofCode(String code) {
    return Arrays.stream(values()).filter(reason -> reason.name().equals(code)).findFirst();
  }
}
