// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads JSON in its one form (RFC 8785) and nothing else: no space, members sorted by UTF-16 units
/// and each there once, only the escapes that must be, whole numbers, no null.
final class JsonReader {
  private static final int DEEPEST = 8;

  private final byte[] bytes;
  private int at;

  private JsonReader(byte[] bytes) {
    this.bytes = bytes;
  }

  static Json.Members object(byte[] bytes) {
    var reader = new JsonReader(bytes);
    if (!(reader.value(0) instanceof Json.Members members) || reader.at != bytes.length) {
      throw new IllegalArgumentException("not one JSON object");
    }
    return members;
  }

  private Json value(int depth) {
    if (depth > DEEPEST) {
      throw refused();
    }
    return switch (peek()) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> new Json.Text(text());
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> whole();
    };
  }

  private Json members(int depth) {
    var members = new LinkedHashMap<String, Json>();
    at++;
    @Nullable String before = null;
    while (peek() != '}') {
      if (before != null) {
        expect(',');
      }
      String name = text();
      if (before != null && before.compareTo(name) >= 0) {
        throw refused();
      }
      before = name;
      expect(':');
      members.put(name, value(depth + 1));
    }
    at++;
    return new Json.Members(members);
  }

  private Json items(int depth) {
    List<Json> items = new ArrayList<>();
    at++;
    while (peek() != ']') {
      if (!items.isEmpty()) {
        expect(',');
      }
      items.add(value(depth + 1));
    }
    at++;
    return new Json.Items(items);
  }

  private Json word(String word, boolean value) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return new Json.Flag(value);
  }

  private Json whole() {
    int from = at;
    if (peek() == '-') {
      at++;
    }
    int digits = at;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    boolean zeroInFront = at > digits && bytes[digits] == '0' && (at - digits > 1 || digits > from);
    if (at == digits || at - digits > 16 || zeroInFront) {
      throw refused();
    }
    return new Json.Whole(
        Long.parseLong(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1)));
  }

  private String text() {
    expect('"');
    int from = at;
    at = endOfPlain(from);
    if (peek() == '"') {
      return new String(bytes, from, at++ - from, StandardCharsets.ISO_8859_1);
    }
    while (peek() != '"') {
      if (bytes[at] >= 0 && bytes[at] < ' ') {
        throw refused();
      }
      at += bytes[at] == '\\' ? 2 : 1;
    }
    int to = at++;
    String written = utf8(from, to);
    String text = unescaped(written);
    if (!new Json.Text(text).text().equals('"' + written + '"')) {
      throw refused();
    }
    return text;
  }

  /// Most texts are ASCII without escapes, and most of an entry is such texts: a loop of its own,
  /// over locals alone. Bytes beyond ASCII are negative.
  private int endOfPlain(int from) {
    byte[] in = bytes;
    int end = from;
    while (end < in.length && in[end] >= ' ' && in[end] != '"' && in[end] != '\\') {
      end++;
    }
    return end;
  }

  private String utf8(int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("JSON is UTF-8", e);
    }
  }

  /// Leaves it to its caller to refuse what would be written otherwise.
  private String unescaped(String written) {
    var text = new StringBuilder();
    int i = 0;
    while (i < written.length()) {
      char c = written.charAt(i++);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = i < written.length() ? written.charAt(i++) : '?';
      switch (escaped) {
        case 'b' -> text.append('\b');
        case 't' -> text.append('\t');
        case 'n' -> text.append('\n');
        case 'f' -> text.append('\f');
        case 'r' -> text.append('\r');
        case 'u' -> {
          if (i + 4 > written.length() || !isHex(written.substring(i, i + 4))) {
            throw refused();
          }
          text.append((char) Integer.parseInt(written, i, i + 4, 16));
          i += 4;
        }
        default -> text.append(escaped);
      }
    }
    return text.toString();
  }

  private byte peek() {
    if (at >= bytes.length) {
      throw refused();
    }
    return bytes[at];
  }

  private void expect(char c) {
    if (peek() != c) {
      throw refused();
    }
    at++;
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(HexFormat::isHexDigit);
  }

  private IllegalArgumentException refused() {
    return new IllegalArgumentException("not JSON in its one form, at byte " + at);
  }
}
