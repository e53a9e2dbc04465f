// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How PostgreSQL's programs are called for one data folder.
///
/// @param binaries the folder with `initdb` and `postgres`
/// @param folder empty; gets the data
record PostgresCommands(Path binaries, Path folder) {

  /// Many rounds make a password that a person chose slower to guess. These are random, and each of
  /// a test's many connections would pay for the rounds.
  private static final String HASHED_ONCE = "scram_iterations=1";

  /// Every role signs in with a password, the superuser too.
  void initialize(String superuserPassword) {
    Path password = WorkFiles.write(folder.resolve("superuser"), superuserPassword + "\n");
    ChildProcess initdb =
        ChildProcess.start(
            unprivileged(
                List.of(
                    binaries.resolve("initdb").toString(),
                    "--pgdata=" + data(),
                    "--username=postgres",
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--set=" + HASHED_ONCE,
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync",
                    "--no-instructions")),
            Map.of(),
            folder.resolve("initdb.log"));
    if (initdb.exitCode(Duration.ofSeconds(60)) != 0) {
      throw new PartFailed(
          "PostgreSQL could not be initialized; %s ends with:%n%s"
              .formatted(initdb.log(), initdb.lastLines(15)));
    }
  }

  List<String> server(int port) {
    return unprivileged(
        List.of(
            binaries.resolve("postgres").toString(),
            "-D",
            data().toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=120",
            "-c",
            "shared_buffers=64MB",
            "-c",
            "fsync=off",
            "-c",
            "timezone=UTC",
            "-c",
            "log_timezone=UTC"));
  }

  private Path data() {
    return folder.resolve("data");
  }

  /// PostgreSQL refuses to run as root. In a user namespace of its own it does not see that it is,
  /// and its files stay this user's.
  private static List<String> unprivileged(List<String> command) {
    if (!isRoot()) {
      return command;
    }
    List<String> wrapped = new ArrayList<>(List.of("unshare", "--user"));
    wrapped.addAll(command);
    return wrapped;
  }

  private static boolean isRoot() {
    try {
      return Files.isDirectory(Path.of("/proc/self"))
          && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      return false;
    }
  }
}
