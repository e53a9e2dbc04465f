// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Splits a stream at the byte 10 and nowhere else. Every line has an end, also the last.
final class EntryLineReader {
  /// An entry's length is two bytes in C2SP tlog-tiles.
  static final int LONGEST = 65_535;

  private static final int BATCH = 1 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;

  /// The filled part, as text only because the JDK looks for a character many bytes at once.
  private String text = "";

  EntryLineReader(InputStream in) {
    this.in = in;
  }

  /// The next lines, as many as are worth the while and fit into little memory; none at the end.
  List<byte[]> batch() throws IOException {
    var batch = new ArrayList<byte[]>();
    for (int size = 0; size < BATCH; size += batch.getLast().length + 1) {
      Optional<byte[]> line = next();
      if (line.isEmpty()) {
        break;
      }
      batch.add(line.get());
    }
    return batch;
  }

  /// Empty at the end.
  ///
  /// @throws IllegalArgumentException if a line has no end or is too long
  private Optional<byte[]> next() throws IOException {
    var rest = new ByteArrayOutputStream(0);
    while (fill()) {
      int lineEnd = text.indexOf('\n', at);
      boolean whole = lineEnd >= 0;
      int end = whole ? lineEnd : filled;
      if (rest.size() + end - at > LONGEST) {
        throw new IllegalArgumentException("a line is too long for an entry");
      }
      byte[] part = Arrays.copyOfRange(buffer, at, end);
      at = whole ? end + 1 : end;
      if (whole && rest.size() == 0) {
        return Optional.of(part);
      }
      rest.writeBytes(part);
      if (whole) {
        return Optional.of(rest.toByteArray());
      }
    }
    if (rest.size() > 0) {
      throw new IllegalArgumentException("the last line has no end");
    }
    return Optional.empty();
  }

  private boolean fill() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(in.read(buffer), 0);
      text = new String(buffer, 0, filled, StandardCharsets.ISO_8859_1);
    }
    return filled > 0;
  }
}
