// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Lines, an empty line and a note verbatim: what files that carry a checkpoint with its proof have
/// in common. No line is empty, so the first empty one ends them.
record HeadedNote(List<String> lines, SignedNote note) {
  HeadedNote {
    lines = List.copyOf(lines);
  }

  byte[] bytes() {
    var all = new ByteArrayOutputStream();
    lines.forEach(line -> all.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8)));
    all.write('\n');
    all.writeBytes(note.bytes());
    return all.toByteArray();
  }

  static HeadedNote ofBytes(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
        var head = new String(bytes, 0, i, StandardCharsets.UTF_8);
        var note = SignedNote.ofBytes(Arrays.copyOfRange(bytes, i + 2, bytes.length));
        return new HeadedNote(List.of(head.split("\n", -1)), note);
      }
    }
    throw new IllegalArgumentException("no empty line stands before the checkpoint");
  }

  /// The rest of a line behind the word that it begins with.
  String after(String word, int line) {
    if (line >= lines.size() || !lines.get(line).startsWith(word)) {
      throw new IllegalArgumentException("a line that should begin with " + word.strip());
    }
    return lines.get(line).substring(word.length());
  }

  List<Hash> hashesFrom(int line) {
    return lines.subList(line, lines.size()).stream().map(Hash::ofBase64).toList();
  }
}
