// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firebreak.audit.log.Hash;

/// What stands in an entry for an id: HMAC-SHA-256 of it. Equal for all entries about it; without
/// the key nobody can tell, or try, which id it is of.
public record Commitment(Hash hash) {
  private static final Pattern IN_AN_ENTRY =
      Pattern.compile("\"(?:referral|dispatch|basis)\":\"([0-9a-f]{64})\"");

  public static Commitment ofHex(String hex) {
    return new Commitment(Hash.ofHex(hex));
  }

  /// All that an entry holds. No text in canonical JSON has a quotation mark that is not escaped,
  /// so nothing else can look like one.
  public static Set<Commitment> in(byte[] entry) {
    return IN_AN_ENTRY
        .matcher(new String(entry, US_ASCII))
        .results()
        .map(found -> ofHex(found.group(1)))
        .collect(Collectors.toUnmodifiableSet());
  }

  public String hex() {
    return hash.hex();
  }
}
