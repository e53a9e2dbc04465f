// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;

/// From a moment up to, and without, another.
public record Period(Instant from, Instant to) {
  public Period {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a period begins before it ends");
    }
  }

  public boolean covers(Period other) {
    return !other.from.isBefore(from) && !other.to.isAfter(to);
  }
}
