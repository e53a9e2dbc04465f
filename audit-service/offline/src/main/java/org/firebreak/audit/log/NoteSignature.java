// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// A signature line of a note: `— <name> <base64 of id and signature>`. It claims a key by name and
/// id; only {@link #isBy} says whether it is of that key.
public final class NoteSignature {
  private static final String DASH = "\u2014 ";

  private final String name;
  private final int id;
  private final byte[] bytes;

  NoteSignature(String name, int id, byte[] bytes) {
    this.name = name;
    this.id = id;
    this.bytes = bytes.clone();
  }

  /// @param line without its end
  static NoteSignature of(String line) {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      throw new IllegalArgumentException("a signature line is written \u2014 <name> <signature>");
    }
    var name = line.substring(DASH.length(), space);
    byte[] all = Strict.base64(line.substring(space + 1));
    if (!NoteKey.isName(name) || all.length <= Integer.BYTES) {
      throw new IllegalArgumentException("a signature line without a name or a signature");
    }
    return new NoteSignature(
        name, ByteBuffer.wrap(all).getInt(), Arrays.copyOfRange(all, Integer.BYTES, all.length));
  }

  /// Lines as a witness answers with them, each with its end.
  public static List<NoteSignature> ofLines(String lines) {
    if (!lines.endsWith("\n")) {
      throw new IllegalArgumentException("signature lines end with a line's end");
    }
    return Arrays.stream(lines.substring(0, lines.length() - 1).split("\n", -1))
        .map(NoteSignature::of)
        .toList();
  }

  public String line() {
    byte[] all = ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(id).put(bytes).array();
    return DASH + name + " " + Strict.base64(all);
  }

  public String name() {
    return name;
  }

  boolean claims(NoteKey key) {
    return name.equals(key.name()) && id == key.id();
  }

  /// Whether the key signed this text.
  public boolean isBy(NoteKey key, String text) {
    if (!claims(key)) {
      return false;
    }
    return switch (key.type()) {
      case NOTE ->
          bytes.length == Ed25519.SIGNATURE_BYTES
              && key.verifies(text.getBytes(StandardCharsets.UTF_8), bytes);
      case COSIGNATURE -> {
        var seconds = seconds();
        yield seconds.isPresent()
            && key.verifies(
                cosigned(text, seconds.getAsLong()),
                Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
      }
    };
  }

  /// When a cosigner says that it signed, in seconds since 1970; empty if this has no such form.
  public OptionalLong seconds() {
    if (bytes.length != Long.BYTES + Ed25519.SIGNATURE_BYTES) {
      return OptionalLong.empty();
    }
    long seconds = ByteBuffer.wrap(bytes).getLong();
    return seconds < 0 ? OptionalLong.empty() : OptionalLong.of(seconds);
  }

  /// What a cosigner signs: C2SP tlog-cosignature.
  static byte[] cosigned(String text, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that && line().equals(that.line());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return line();
  }
}
