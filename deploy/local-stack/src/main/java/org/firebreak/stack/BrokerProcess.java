// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kafka.Kafka;
import kafka.tools.StorageTool;

/// The broker's own process: formats its storage with the users' accounts if that was not done,
/// then runs Kafka. In one process because a second JVM would cost a second at each start, and
/// because the passwords then stand in no command line.
final class BrokerProcess {
  private BrokerProcess() {}

  /// @param arguments server.properties, the file of `name password` lines, the data folder
  public static void main(String[] arguments) throws IOException {
    if (!Files.exists(Path.of(arguments[2], "meta.properties"))) {
      int result =
          StorageTool.execute(
              formatting(arguments[0], Path.of(arguments[1])),
              new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      if (result != 0) {
        throw new IllegalStateException("Formatting the broker's storage failed: " + result);
      }
    }
    Kafka.main(new String[] {arguments[0]});
  }

  private static String[] formatting(String settings, Path users) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("format", "-t", "firebreak-local-stack", "-c", settings));
    for (String user : Files.readAllLines(users)) {
      String[] nameAndPassword = user.split(" ", 2);
      command.add("--add-scram");
      command.add(
          "SCRAM-SHA-512=[name=%s,password=%s]".formatted(nameAndPassword[0], nameAndPassword[1]));
    }
    return command.toArray(String[]::new);
  }
}
