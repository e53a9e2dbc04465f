// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.firebreak.stack.Postgres;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The PostgreSQL of all tests that want a log of their own and do the server no harm. It ends with
/// the last of them, and leaves nothing on the disk: each log takes ten megabytes.
final class LogServer implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Postgres.class;
  }

  @Override
  public Postgres resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(LogServer.class))
        .computeIfAbsent(Running.class, _ -> Running.start(), Running.class)
        .postgres();
  }

  private record Running(Path folder, Postgres postgres) implements AutoCloseable {
    static Running start() {
      var folder = Path.of("target/log-server");
      return new Running(folder, LogDatabase.start(folder));
    }

    @Override
    public void close() throws IOException {
      postgres.close();
      try (var files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
