// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program that ends when this JVM does, with its output in a file.
final class ChildProcess {
  /// Everything else of the caller's environment stays outside, so that a stack starts alike
  /// wherever it is started.
  private static final List<String> INHERITED = List.of("PATH", "HOME", "TMPDIR");

  private static final int SHOWN = 600;

  private final Process process;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;

  private ChildProcess(
      Process process, List<String> command, Map<String, String> environment, Path log) {
    this.process = process;
    this.command = command;
    this.environment = environment;
    this.log = log;
  }

  static ChildProcess start(List<String> command, Map<String, String> environment, Path log) {
    return start(command, environment, log, ProcessBuilder.Redirect.to(log.toFile()));
  }

  /// The same program anew; its output goes on in the same file.
  ChildProcess startAgain() {
    return start(command, environment, log, ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  private static ChildProcess start(
      List<String> command,
      Map<String, String> environment,
      Path log,
      ProcessBuilder.Redirect output) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process process = builder.start();
      long pid = process.pid();
      Watchdog.watch(pid);
      var _ = process.onExit().thenRun(() -> Watchdog.forget(pid));
      return new ChildProcess(process, List.copyOf(command), Map.copyOf(environment), log);
    } catch (IOException e) {
      throw new PartFailed("Could not start " + command.getFirst() + ": " + e.getMessage(), e);
    }
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Path log() {
    return log;
  }

  /// SIGKILL to the process and all that it started; returns when they are gone.
  void kill() {
    List<ProcessHandle> family = family().toList();
    family.forEach(ProcessHandle::destroyForcibly);
    // Not for ever: where nobody collects orphans (a container without init) they never vanish.
    family.forEach(member -> member.onExit().completeOnTimeout(member, 5, TimeUnit.SECONDS).join());
  }

  /// Sends `signal`, waits for `patience`, then kills.
  void stop(String signal, Duration patience) {
    if (!process.isAlive()) {
      return;
    }
    signal("CONT", family());
    signal(signal, Stream.of(process.toHandle()));
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  /// Waits for the end and returns the exit code; kills after `patience`.
  int exitCode(Duration patience) {
    try {
      if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      kill();
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
      return -1;
    }
  }

  void pause() {
    signal("STOP", family());
    family().forEach(ChildProcess::awaitStopped);
  }

  /// A signal is sent before it arrives, and each thread stops when it runs next: a process that is
  /// busy may answer once more. Where the system does not tell of threads nothing is waited for.
  private static void awaitStopped(ProcessHandle member) {
    Path threads = Path.of("/proc", Long.toString(member.pid()), "task");
    for (int looks = 0; looks < 500 && someThreadRuns(threads); looks++) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static boolean someThreadRuns(Path threads) {
    if (!Files.isDirectory(threads)) {
      return false;
    }
    try (Stream<Path> each = Files.list(threads)) {
      return each.anyMatch(ChildProcess::runs);
    } catch (IOException | UncheckedIOException ended) {
      return false;
    }
  }

  /// The state stands behind the name, which is in brackets and may have some itself: proc(5).
  private static boolean runs(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
      return "TtZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) < 0;
    } catch (IOException ended) {
      return false;
    }
  }

  void resume() {
    signal("CONT", family());
  }

  /// Memory that would be free again without this process and all that it started: shared pages are
  /// divided among those who share them.
  long residentMemoryBytes() {
    return family().mapToLong(member -> ResidentMemory.bytes(member.pid())).sum();
  }

  /// The end of its log, long lines cut.
  String lastLines(int count) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return lines.stream()
          .skip(Math.max(0, lines.size() - count))
          .map(line -> line.length() <= SHOWN ? line : line.substring(0, SHOWN) + " ...")
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.toHandle().descendants());
  }

  private static void signal(String name, Stream<ProcessHandle> receivers) {
    String pids = String.join(" ", receivers.map(member -> Long.toString(member.pid())).toList());
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + pids)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
