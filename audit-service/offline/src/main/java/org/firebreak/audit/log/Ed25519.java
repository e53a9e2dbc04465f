// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// RFC 8032 with the JDK's provider, over keys as their 32 bytes.
final class Ed25519 {
  static final int KEY_BYTES = 32;
  static final int SIGNATURE_BYTES = 64;

  /// What stands before the 32 bytes in the encodings that the JDK reads (RFC 8410).
  private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final byte[] PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private Ed25519() {}

  static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(publicKey(publicKey));
      check.update(message);
      return check.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a key of Ed25519", e);
    }
  }

  static byte[] sign(byte[] seed, byte[] message) {
    try {
      var sign = Signature.getInstance("Ed25519");
      sign.initSign(privateKey(seed));
      sign.update(message);
      return sign.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform of this release has Ed25519", e);
    }
  }

  /// The JDK computes a public key only together with a new private one, so it is handed the seed
  /// as its randomness.
  static byte[] publicKeyOf(byte[] seed) {
    try {
      var generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
      var pair = generator.generateKeyPair();
      if (!pair.getPrivate().equals(privateKey(seed))) {
        throw new IllegalStateException("the JDK made another key than the seed's");
      }
      return raw((EdECPublicKey) pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform of this release has Ed25519", e);
    }
  }

  private static byte[] raw(EdECPublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, PUBLIC.length, encoded.length);
  }

  private static PublicKey publicKey(byte[] key) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(joined(PUBLIC, key)));
  }

  private static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE, seed)));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static final class Given extends SecureRandom {
    @Serial private static final long serialVersionUID = 1L;
    private final byte[] seed;

    private Given(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("asked for " + bytes.length + " bytes");
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
  }
}
