// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Splits a stream at the byte 10 and nowhere else. Every line has an end, also the last.
final class EntryLineReader {
  /// An entry's length is two bytes in C2SP tlog-tiles.
  static final int LONGEST = 65_535;

  private static final int BATCH = 1 << 20;

  /// What a line costs beyond its bytes until it is counted, so that short ones fill no memory.
  private static final int AROUND = 256;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;

  EntryLineReader(InputStream in) {
    this.in = in;
  }

  /// The next lines, as many as are worth the while and fit into little memory; none at the end.
  List<byte[]> batch() throws IOException {
    var batch = new ArrayList<byte[]>();
    for (int size = 0; size < BATCH; size += batch.getLast().length + AROUND) {
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
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      if (rest.size() + end - at > LONGEST) {
        throw new IllegalArgumentException("a line is too long for an entry");
      }
      boolean whole = end < filled;
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
    }
    return filled > 0;
  }
}
