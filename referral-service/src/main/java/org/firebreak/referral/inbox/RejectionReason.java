// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.inbox;

import java.util.Arrays;
import java.util.Optional;

/// Why a target rejects, from the closed list of the answer contract.
public enum RejectionReason {
  NO_CAPACITY("no-capacity"),
  OUT_OF_AREA("out-of-area"),
  NOT_ELIGIBLE("not-eligible"),
  WRONG_SERVICE("wrong-service"),
  ALREADY_SUPPORTED("already-supported"),
  DECLINED_BY_PERSON("declined-by-person");

  private final String code;

  RejectionReason(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<RejectionReason> of(String code) {
    return Arrays.stream(values()).filter(known -> known.code.equals(code)).findFirst();
  }
}
