// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

public enum Outcome {
  DELIVER,
  QUARANTINE,
  DROP;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Outcome> ofCode(String code) {
    return Arrays.stream(values()).filter(outcome -> outcome.code().equals(code)).findFirst();
  }
}
