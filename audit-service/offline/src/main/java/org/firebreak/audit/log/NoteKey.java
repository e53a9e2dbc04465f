// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The public half of a key that signs notes: C2SP signed-note, "Verifier keys". Written as
/// `<name>+<id in hex>+<type and key in base64>`, in one form only.
public final class NoteKey {
  /// What the signature is made over.
  public enum Type {
    /// The note's text.
    NOTE((byte) 0x01),
    /// The note's text and a time: C2SP tlog-cosignature, `cosignature/v1`.
    COSIGNATURE((byte) 0x04);

    private final byte code;

    Type(byte code) {
      this.code = code;
    }

    static Type of(byte code) {
      for (Type type : values()) {
        if (type.code == code) {
          return type;
        }
      }
      throw new IllegalArgumentException("no known type of key: " + code);
    }
  }

  private final String name;
  private final Type type;
  private final byte[] key;

  NoteKey(String name, Type type, byte[] key) {
    if (!isName(name)) {
      throw new IllegalArgumentException("a key's name is not empty and has no space and no plus");
    }
    if (key.length != Ed25519.KEY_BYTES) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }
    this.name = name;
    this.type = type;
    this.key = key.clone();
  }

  public static NoteKey of(String text) {
    int first = text.indexOf('+');
    int second = text.indexOf('+', first + 1);
    if (first < 0 || second < 0) {
      throw new IllegalArgumentException("a key is written <name>+<id>+<key>");
    }
    byte[] typed = Strict.base64(text.substring(second + 1));
    if (typed.length == 0) {
      throw new IllegalArgumentException("a key without a type");
    }
    var key =
        new NoteKey(
            text.substring(0, first),
            Type.of(typed[0]),
            Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.text().equals(text)) {
      throw new IllegalArgumentException("the id is not that of the name and the key");
    }
    return key;
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  /// The first four bytes of a digest over name, type and key: a hint which key it is, no proof.
  public int id() {
    return id(name, type, key);
  }

  private static int id(String name, Type type, byte[] key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
      digest.update(type.code);
      return ByteBuffer.wrap(digest.digest(key)).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }

  public String text() {
    return text(key);
  }

  /// This key's name, id and type, before the 32 bytes of one of its halves.
  String text(byte[] half) {
    byte[] typed = ByteBuffer.allocate(1 + half.length).put(type.code).put(half).array();
    return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Strict.base64(typed);
  }

  /// Whether whoever signs with one of the two can sign with the other, whatever they are called.
  boolean isSameKeyAs(NoteKey other) {
    return Arrays.equals(key, other.key);
  }

  boolean verifies(byte[] message, byte[] signature) {
    return Ed25519.verifies(key, message, signature);
  }

  /// Printable, without what separates the parts of a line. Unicode's spaces count too.
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(point ->
                point == '+'
                    || Character.isWhitespace(point)
                    || Character.isSpaceChar(point)
                    || Character.isISOControl(point));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return id();
  }

  @Override
  public String toString() {
    return text();
  }
}
