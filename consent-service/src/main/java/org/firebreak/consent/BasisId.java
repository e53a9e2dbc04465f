// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.UUID;

public record BasisId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
