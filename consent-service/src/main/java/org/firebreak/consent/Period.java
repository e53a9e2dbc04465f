// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;

/// @param from inclusive
/// @param until exclusive; every basis ends, and is asked for anew
public record Period(Instant from, Instant until) {

  /// Over whatever a clock says: a process whose clock is behind that of whoever ended a basis must
  /// not deliver on it.
  static final Period OVER = new Period(Instant.MIN, Instant.MIN);

  public Period {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("a period begins before it ends");
    }
  }
}
