// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.time.Duration;

/// How long a proposal waits before anybody can approve it, so that others see it in time.
public record CoolOff(Duration duration) {

  public CoolOff {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "the cool-off is %s; it cannot be negative".formatted(duration));
    }
  }
}
