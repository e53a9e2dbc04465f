// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.regex.Pattern;

/// Who gives a consent: a keyed digest of the source's own reference to her. Equal for the same
/// person of the same source, and nothing that anybody else could resolve.
///
/// @param digest HMAC-SHA-256, in hexadecimal
public record Grantor(String digest) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Grantor {
    if (!FORM.matcher(digest).matches()) {
      throw new IllegalArgumentException("a grantor is kept as 64 hexadecimal digits");
    }
  }
}
