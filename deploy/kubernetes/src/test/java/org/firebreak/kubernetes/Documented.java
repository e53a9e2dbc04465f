// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.firebreak.stack.RepositoryRoot;

/// A row of `docs/operations/configuration.md`.
///
/// @param of the services that have the setting, or `all`
/// @param value the default as it is written there, without quotes
record Documented(String setting, String of, String value) {
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z][^`]*)` \\| ([^|]*) \\| [^|]* \\| ([^|]*) \\|.*");

  static List<Documented> all() {
    try {
      return Files.readAllLines(RepositoryRoot.find().resolve("docs/operations/configuration.md"))
          .stream()
          .map(ROW::matcher)
          .filter(row -> row.matches())
          .map(row -> new Documented(row.group(1), row.group(2), row.group(3).strip()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isOf(String service) {
    return of.equals("all") || List.of(of.split(", ")).contains(service);
  }

  boolean mustBeSet() {
    return value.equals("must be set");
  }

  /// As MicroProfile Config maps a setting's name to an environment variable's.
  String variable() {
    return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
