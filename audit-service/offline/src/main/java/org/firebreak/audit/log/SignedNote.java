// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A text and signatures under it: C2SP signed-note. It may come from anyone; {@link #verifiedBy}
/// says what it is worth.
///
/// @param text ends with a line's end
public record SignedNote(String text, List<NoteSignature> signatures) {
  private static final int MOST_SIGNATURES = 100;
  private static final int MOST_BYTES = 1_000_000;

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("a note's text ends with a line's end");
    }
    if (text.codePoints().anyMatch(point -> point < 0x20 && point != '\n')) {
      throw new IllegalArgumentException("a note's text has no control characters");
    }
    if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException(
          "a note has 1 to %d signatures, not %d".formatted(MOST_SIGNATURES, signatures.size()));
    }
  }

  /// @param signer of type NOTE: a cosigner adds its signature, with a time, to a note that is
  ///   there
  public static SignedNote of(String text, NoteSigner signer) {
    if (signer.key().type() != NoteKey.Type.NOTE) {
      throw new IllegalArgumentException("a cosigner does not sign a note first");
    }
    return new SignedNote(text, List.of(signer.sign(text, 0)));
  }

  public static SignedNote ofBytes(byte[] bytes) {
    String note = utf8(bytes);
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException("a note is a text, an empty line and signature lines");
    }
    var signatures = new ArrayList<NoteSignature>();
    int from = end + 2;
    while (from < note.length()) {
      int to = note.indexOf('\n', from);
      signatures.add(NoteSignature.of(note.substring(from, to)));
      from = to + 1;
    }
    return new SignedNote(note.substring(0, end + 1), signatures);
  }

  private static String utf8(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("a note of " + bytes.length + " bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a note is UTF-8", e);
    }
  }

  public byte[] bytes() {
    return signatures.stream()
        .map(signature -> signature.line() + "\n")
        .collect(Collectors.joining("", text + "\n", ""))
        .getBytes(StandardCharsets.UTF_8);
  }

  public SignedNote and(NoteSignature signature) {
    var more = new ArrayList<>(signatures);
    more.add(signature);
    return new SignedNote(text, more);
  }

  /// Which of these keys signed the text; lines of other keys say nothing. Empty if none did, and
  /// empty also if one line claims one of the keys and is not by it: a note with a forged line is
  /// not to be relied on for the others.
  public Set<NoteKey> verifiedBy(Collection<NoteKey> keys) {
    for (NoteKey key : keys) {
      for (NoteSignature signature : signatures) {
        if (signature.claims(key) && !signature.isBy(key, text)) {
          return Set.of();
        }
      }
    }
    return keys.stream()
        .filter(key -> signatures.stream().anyMatch(signature -> signature.claims(key)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
