// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/// The private half of a key that signs notes. Written as Go's note package writes it:
/// `PRIVATE+KEY+<name>+<id in hex>+<type and seed in base64>`. Never prints itself.
public final class NoteSigner {
  private static final String PREFIX = "PRIVATE+KEY+";

  private final NoteKey key;
  private final byte[] seed;

  private NoteSigner(String name, NoteKey.Type type, byte[] seed) {
    this.key = new NoteKey(name, type, Ed25519.publicKeyOf(seed));
    this.seed = seed.clone();
  }

  public static NoteSigner generate(String name, NoteKey.Type type, SecureRandom random) {
    byte[] seed = new byte[Ed25519.KEY_BYTES];
    random.nextBytes(seed);
    return new NoteSigner(name, type, seed);
  }

  /// @throws IllegalArgumentException whose message repeats nothing of the text
  public static NoteSigner of(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a private key begins with " + PREFIX);
    }
    String[] parts = text.substring(PREFIX.length()).split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a private key is written <name>+<id>+<key>");
    }
    byte[] typed = Strict.base64(parts[2]);
    if (typed.length != 1 + Ed25519.KEY_BYTES) {
      throw new IllegalArgumentException("a private key of another length");
    }
    var signer =
        new NoteSigner(
            parts[0], NoteKey.Type.of(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
    if (!signer.text().equals(text)) {
      throw new IllegalArgumentException("the id is not that of the name and the key");
    }
    return signer;
  }

  /// Holds the private key itself.
  public String text() {
    return PREFIX + key.text(seed);
  }

  public NoteKey key() {
    return key;
  }

  /// @param seconds since 1970; used by a key for cosignatures only
  public NoteSignature sign(String text, long seconds) {
    return switch (key.type()) {
      case NOTE ->
          new NoteSignature(
              key.name(), key.id(), Ed25519.sign(seed, text.getBytes(StandardCharsets.UTF_8)));
      case COSIGNATURE -> {
        byte[] signature = Ed25519.sign(seed, NoteSignature.cosigned(text, seconds));
        byte[] timed =
            ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
        yield new NoteSignature(key.name(), key.id(), timed);
      }
    };
  }

  @Override
  public String toString() {
    return "NoteSigner[" + key.name() + "]";
  }
}
