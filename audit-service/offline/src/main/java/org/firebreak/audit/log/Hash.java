// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 digest: exactly 32 bytes, compared by content, never changed. Written as 64 lower-case
/// hex digits.
public final class Hash {
  public static final int LENGTH = 32;
  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "a hash has " + LENGTH + " bytes, this has " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /// Of bytes as they are, with nothing before them: never a leaf or a node of a tree.
  public static Hash sha256(byte[] bytes) {
    return of(Hashing.sha256().digest(bytes));
  }

  /// One text for one hash: upper-case digits are refused too.
  public static Hash ofHex(String hex) {
    Hash hash = of(HEX.parseHex(hex));
    if (!hash.hex().equals(hex)) {
      throw new IllegalArgumentException("a hash is written in lower-case hex digits");
    }
    return hash;
  }

  /// As C2SP's files write a hash; padded, in its one form.
  public static Hash ofBase64(String base64) {
    return of(Strict.base64(base64));
  }

  public String base64() {
    return Strict.base64(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String hex() {
    return HEX.formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
