// SPDX-License-Identifier: Apache-2.0
package org.firebreak.demonstration.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The semicolon-separated tables beside this class.
final class Tables {

  private Tables() {}

  static List<String> forces() {
    return lines("forces.csv");
  }

  /// Rows of organization id and an address that means it.
  static List<String[]> supportServices() {
    return lines("support-services.csv").stream().map(line -> line.split(";", 2)).toList();
  }

  /// Rows of road and address, or road and purpose.
  static List<String[]> immigrationAddresses() {
    return lines("immigration-addresses.csv").stream().map(line -> line.split(";", 2)).toList();
  }

  private static List<String> lines(String file) {
    try (InputStream in = Tables.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("not packed beside " + Tables.class + ": " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
