// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.time.Instant;

/// When the first and the last of some entries happened, both included.
public record Span(Instant first, Instant last) {
  public boolean isWithin(Period period) {
    return !first.isBefore(period.from()) && last.isBefore(period.to());
  }
}
