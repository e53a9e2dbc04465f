// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import java.util.HexFormat;

/// 32 random bytes.
public record Nonce(byte[] bytes) {
  public static final int LENGTH = 32;

  public Nonce {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a nonce has " + LENGTH + " bytes");
    }
    bytes = bytes.clone();
  }

  String hex() {
    return HexFormat.of().formatHex(bytes);
  }
}
