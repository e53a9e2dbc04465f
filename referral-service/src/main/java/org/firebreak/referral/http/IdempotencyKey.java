// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.firebreak.referral.IdempotencyKeys;
import org.firebreak.runtime.http.Problems;
import org.jspecify.annotations.Nullable;

/// The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header-07): a quoted string by
/// the draft, and unquoted as most clients send it.
final class IdempotencyKey {

  private static final Pattern VISIBLE = Pattern.compile("[\\x21\\x23-\\x7e]{1,255}");

  private IdempotencyKey() {}

  static IdempotencyKeys.Request of(@Nullable String header, Object request, ObjectMapper json) {
    if (header == null || header.isBlank()) {
      throw Problems.of(
          400,
          "IDEMPOTENCY_KEY_MISSING",
          "Idempotency-Key missing",
          "Send a header Idempotency-Key with a value of your own, such as a new UUID for each new referral, so that a repeat is not sent twice.");
    }
    var key = unquoted(header.strip());
    if (!VISIBLE.matcher(key).matches()) {
      throw Problems.of(
          400,
          "IDEMPOTENCY_KEY_INVALID",
          "Idempotency-Key not usable",
          "Use 1 to 255 visible ASCII characters, such as a UUID.");
    }
    return new IdempotencyKeys.Request(key, fingerprint(request, json));
  }

  private static String unquoted(String header) {
    return header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"")
        ? header.substring(1, header.length() - 1)
        : header;
  }

  /// Of what was understood, so that spacing and the order of fields make no difference.
  private static String fingerprint(Object request, ObjectMapper json) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException("a request that was read cannot be written", e);
    }
  }
}
