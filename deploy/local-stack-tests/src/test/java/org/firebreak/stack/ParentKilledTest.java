// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentKilledTest {
  private static final Duration A_FEW_SECONDS = Duration.ofSeconds(10);

  @Test
  void noChildOutlivesAParentThatIsKilled(@TempDir Path folder) throws Exception {
    Process parent = new ProcessBuilder(command(folder)).redirectErrorStream(true).start();
    List<ProcessHandle> children = new ArrayList<>();
    try (BufferedReader lines = parent.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("child ")) {
          ProcessHandle child = ProcessHandle.of(Long.parseLong(line.substring(6))).orElseThrow();
          children.add(child);
          child.descendants().forEach(children::add);
        }
        if (line.equals("all started")) {
          break;
        }
      }
      assertThat(children).hasSizeGreaterThan(3).allMatch(ProcessHandle::isAlive);

      parent.destroyForcibly().waitFor();
    }

    for (ProcessHandle child : children) {
      child
          .onExit()
          .completeOnTimeout(child, A_FEW_SECONDS.toMillis(), TimeUnit.MILLISECONDS)
          .join();
      assertThat(child.isAlive()).as("alive: %s", child.info()).isFalse();
    }
  }

  private static List<String> command(Path folder) {
    return List.of(
        ChildProcess.java(),
        "-Dfirebreak.root=" + RepositoryRoot.find(),
        "-cp",
        System.getProperty("java.class.path"),
        Parent.class.getName(),
        folder.toString());
  }

  /// Starts parts, one of them paused, and waits to be killed.
  static final class Parent {
    public static void main(String[] arguments) throws InterruptedException {
      Path folder = Path.of(arguments[0]);
      Broker broker = Broker.start(0, folder);
      Postgres postgres = Postgres.start(0, folder);
      broker.pause();
      Stream.of(broker, postgres).forEach(part -> System.out.println("child " + part.pid()));
      System.out.println("all started");
      Thread.currentThread().join();
    }
  }
}
