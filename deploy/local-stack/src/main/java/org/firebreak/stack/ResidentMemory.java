// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one process holds in memory: its proportional share on Linux, `ps` elsewhere.
final class ResidentMemory {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private ResidentMemory() {}

  static long bytes(long pid) {
    Path share = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    try {
      return Files.exists(share) ? kilobytesOf("Pss:", share) * 1024 : fromPs(pid) * 1024;
    } catch (IOException goneMeanwhile) {
      return 0;
    }
  }

  private static long kilobytesOf(String field, Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.US_ASCII)) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(SPACES.split(line)[1]))
          .findFirst()
          .orElse(0);
    }
  }

  private static long fromPs(long pid) throws IOException {
    Process ps = new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", Long.toString(pid))).start();
    String answer =
        new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    return answer.isEmpty() ? 0 : Long.parseLong(answer);
  }
}
