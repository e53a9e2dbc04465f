// SPDX-License-Identifier: Apache-2.0
package org.firebreak.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.firebreak.stack.RepositoryRoot;

/// What `decide` alone takes, in nanoseconds, over the lines of the decision scenarios.
///
/// @param median of the lines
/// @param slowest line
record DecideTime(long median, long slowest, int cases) {

  private static final String PROGRAM = "org.firebreak.consent.firewall.DecideTime";

  /// In a process of its own, from consent-service's classes: this one has none of them.
  static DecideTime measure() {
    var service = RepositoryRoot.find().resolve("consent-service/target");
    var classPath =
        List.of("test-classes", "classes", "quarkus-app/lib/main/*").stream()
            .map(part -> service.resolve(part).toString())
            .toList();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try {
      var process =
          new ProcessBuilder(java, "-XX:+UseSerialGC", "-cp", String.join(":", classPath), PROGRAM)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var result = new ObjectMapper().readTree(printed);
      return new DecideTime(
          result.required("median").asLong(),
          result.required("slowest").asLong(),
          result.required("cases").asInt());
    } catch (IOException e) {
      throw new UncheckedIOException("consent-service's classes do not run", e);
    }
  }
}
