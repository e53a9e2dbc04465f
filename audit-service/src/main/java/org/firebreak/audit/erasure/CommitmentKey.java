// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.firebreak.audit.log.Hash;

/// 32 random bytes that belong to one id. They leave the service only into the one table that
/// forgets.
public record CommitmentKey(byte[] bytes) {
  public static final int LENGTH = 32;
  private static final String HMAC = "HmacSHA256";
  private static final String CONTEXT = "org.firebreak/audit/v1";

  public CommitmentKey {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a key has " + LENGTH + " bytes");
    }
    bytes = bytes.clone();
  }

  public Commitment commit(ErasableId id) {
    return commit(bytes, id.kind().code(), id.id().toString());
  }

  /// RFC 2104. Context, kind and text are parted by a zero byte, which none of them has.
  static Commitment commit(byte[] key, String kind, String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return new Commitment(
          Hash.of(mac.doFinal(String.join("\0", CONTEXT, kind, text).getBytes(US_ASCII))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform must have HMAC with SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "CommitmentKey[...]";
  }
}
