// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import java.util.Arrays;
import java.util.Optional;

/// Why keys are destroyed. The codes are an interface.
public enum ErasureReason {
  /// The person asked for it: UK GDPR Article 17(1).
  RIGHT_TO_ERASURE,
  /// The time is over for which it is kept.
  RETENTION_ENDED,
  /// A law or a court orders it: UK GDPR Article 17(1)(e).
  LEGAL_OBLIGATION;

  public static Optional<ErasureReason> ofCode(String code) {
    return Arrays.stream(values()).filter(reason -> reason.name().equals(code)).findFirst();
  }
}
