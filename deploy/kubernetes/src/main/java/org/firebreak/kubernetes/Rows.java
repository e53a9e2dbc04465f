// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The semicolon-separated tables of `deploy/kubernetes`.
final class Rows {
  private Rows() {}

  /// @param cells how many a row has; more semicolons are part of the last
  static List<String[]> of(Path file, int cells) {
    try {
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split(";", cells))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
