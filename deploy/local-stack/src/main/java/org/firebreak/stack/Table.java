// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// The semicolon-separated tables of `deploy/kafka`, packed beside this class.
final class Table {
  private Table() {}

  static Stream<String[]> rows(String file) {
    try (InputStream in = Table.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new PartFailed("Not packed with local-stack: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split(";", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
