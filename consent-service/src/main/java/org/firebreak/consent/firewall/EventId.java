// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.UUID;

/// An event's identity, and that of its one decision.
public record EventId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
