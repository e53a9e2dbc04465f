// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.sealing;

import com.google.crypto.tink.subtle.Random;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key for digests by HMAC-SHA-256. Equal texts have equal digests under it; who does not have it
/// can neither tell what a digest is of, nor try.
///
/// It is kept beside its digests, sealed with a keyset.
public final class DigestKey {

  private static final List<String> BOUND = List.of("firebreak.digest-key.v1");
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;

  private final byte[] key;

  private DigestKey(byte[] key) {
    this.key = key;
  }

  public static DigestKey create() {
    return new DigestKey(Random.randBytes(BYTES));
  }

  /// Empty if no key of the keyset sealed it.
  public static Optional<DigestKey> open(byte[] sealed, Keyset keyset) {
    return keyset.open(sealed, BOUND).map(DigestKey::new);
  }

  public byte[] sealed(Keyset keyset) {
    return keyset.seal(key, BOUND);
  }

  /// @return 64 hexadecimal digits, others for any other list of texts
  public String digest(List<String> texts) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return HexFormat.of().formatHex(mac.doFinal(AuthenticatedData.of(texts)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a digest could not be made", e);
    }
  }
}
