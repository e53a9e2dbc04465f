// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Reads a file that fits into memory and has one form.
final class SmallFile {
  private static final int LARGEST = 2_000_000;

  private SmallFile() {}

  /// Empty if it cannot be read or does not have the form; the report says which.
  static <T> Optional<T> read(Path file, String what, Function<byte[], T> form, Report report) {
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST);
    } catch (IOException e) {
      report.notChecked("%s cannot be read.".formatted(file));
      return Optional.empty();
    }
    return parse(file.toString(), bytes, what, form, report);
  }

  static <T> Optional<T> parse(
      String name, byte[] bytes, String what, Function<byte[], T> form, Report report) {
    try {
      return Optional.of(form.apply(bytes));
    } catch (IllegalArgumentException e) {
      report.wrong("%s is not %s: %s.".formatted(name, what, e.getMessage()));
      return Optional.empty();
    }
  }
}
