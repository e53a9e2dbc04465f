// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.security.SecureRandom;
import java.util.Base64;

/// Secrets that live as long as one stack.
final class Passwords {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  static String random() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
