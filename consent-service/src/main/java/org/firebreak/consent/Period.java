// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;

/// @param from inclusive
/// @param until exclusive; every basis ends, and is asked for anew
public record Period(Instant from, Instant until) {

  public Period {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a period begins before it ends");
    }
  }
}
