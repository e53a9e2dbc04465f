// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A witness of the audit log, as somebody else would run it: from `audit-witness.jar`.
public final class WitnessProcess extends Part {
  private static final Path PROGRAM = Path.of("audit-service/offline/target/audit-witness.jar");

  private final int port;

  private WitnessProcess(String name, ChildProcess process, int port) {
    super(name, "TERM", process);
    this.port = port;
  }

  public static WitnessProcess start(String name, int port, LogFiles files, Path workDirectory) {
    Ports.requireFree(port, name);
    Path program = RepositoryRoot.find().resolve(PROGRAM);
    if (!Files.isRegularFile(program)) {
      throw new PartFailed("audit-witness is not packaged: run `mvn package -DskipTests`.");
    }
    List<String> command =
        List.of(
            ChildProcess.java(),
            "-Xmx24m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            program.toString(),
            "run",
            "--key",
            files.witnessKey(name).toString(),
            "--log",
            logKey(files),
            "--state",
            files.witnessState(name).toString(),
            "--listen",
            "127.0.0.1:" + port);
    var process = ChildProcess.start(command, Map.of(), workDirectory.resolve(name + ".log"));
    return new WitnessProcess(name, process, port);
  }

  private static String logKey(LogFiles files) {
    try {
      return Files.readString(files.logKey()).strip();
    } catch (IOException e) {
      throw new PartFailed("The log's public key cannot be read", e);
    }
  }

  @Override
  boolean isUp() {
    return Ports.listens(port);
  }
}
