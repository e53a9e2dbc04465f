// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.util.Base64;
import java.util.regex.Pattern;

/// One text for one value: what could be written in two ways could be changed without breaking a
/// signature over the value.
final class Strict {
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

  private Strict() {}

  /// The standard alphabet, padded, with nothing in the unused bits.
  static byte[] base64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!base64(bytes).equals(text)) {
      throw new IllegalArgumentException("base64 that is not in its one form");
    }
    return bytes;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// ASCII digits, no sign, no zero in front.
  static long decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException("not a decimal number in its one form");
    }
    return Long.parseLong(text);
  }
}
