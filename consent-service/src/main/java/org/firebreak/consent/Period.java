// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.time.Instant;

/// @param from inclusive
/// @param until exclusive; every basis ends, and is asked for anew
public record Period(Instant from, Instant until) {

  public Period {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("a period begins before it ends");
    }
  }

  /// One that has not begun by then never does: it is empty.
  Period endingAt(Instant end) {
    return end.isBefore(until) ? new Period(from.isBefore(end) ? from : end, end) : this;
  }
}
