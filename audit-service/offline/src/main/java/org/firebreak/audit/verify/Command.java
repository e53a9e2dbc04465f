// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What was asked for on the command line.
sealed interface Command {
  record Bundle(List<Path> files) implements Command {}

  record Export(Path file, Optional<Path> earlier) implements Command {}

  record Log(Path folder) implements Command {}

  record Checkpoints(Path one, Path other, Optional<Path> proof) implements Command {}

  record CheckStatement(Path statement, Path export) implements Command {}

  record CheckStatistics(Path statistics, Path export) implements Command {}

  /// @param policy where the auditor's own policy stands
  record Asked(Path policy, Command command) {}

  String USAGE =
      """
      audit-verify bundle      --policy P FILE...
      audit-verify export      --policy P FILE.zip [--earlier CHECKPOINT]
      audit-verify log         --policy P FOLDER
      audit-verify checkpoints --policy P CHECKPOINT CHECKPOINT [--proof FILE]
      audit-verify statement   --policy P STATEMENT.json EXPORT.zip
      audit-verify statistics  --policy P STATISTICS.json EXPORT.zip

      P is a C2SP tlog-policy file, which is yours: it names the log and the witnesses you believe.
      Exit codes: 0 everything checked holds; 1 something is wrong; 2 something could not be
      checked; 3 all holds, but too few witnesses signed. The first of 1, 2, 3 that is true.
      """;

  /// Empty if this is none of the commands.
  static Optional<Asked> of(String... arguments) {
    var options = new HashMap<String, Path>();
    var files = new ArrayList<Path>();
    try {
      for (int i = 1; i < arguments.length; i++) {
        if (!arguments[i].startsWith("--")) {
          files.add(Path.of(arguments[i]));
        } else if (i + 1 == arguments.length
            || options.put(arguments[i], Path.of(arguments[++i])) != null) {
          return Optional.empty();
        }
      }
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    return Stream.of(arguments)
        .findFirst()
        .flatMap(word -> command(word, files, options))
        .map(command -> new Asked(options.getOrDefault("--policy", Path.of("")), command));
  }

  private static Optional<Command> command(
      String word, List<Path> files, Map<String, Path> options) {
    var option =
        switch (word) {
          case "export" -> Set.of("--policy", "--earlier");
          case "checkpoints" -> Set.of("--policy", "--proof");
          default -> Set.of("--policy");
        };
    if (!options.containsKey("--policy") || !option.containsAll(options.keySet())) {
      return Optional.empty();
    }
    Command command =
        switch (word + " " + Math.min(files.size(), 3)) {
          case "bundle 1", "bundle 2", "bundle 3" -> new Bundle(List.copyOf(files));
          case "export 1" ->
              new Export(files.getFirst(), Optional.ofNullable(options.get("--earlier")));
          case "log 1" -> new Log(files.getFirst());
          case "checkpoints 2" ->
              new Checkpoints(
                  files.get(0), files.get(1), Optional.ofNullable(options.get("--proof")));
          case "statement 2" -> new CheckStatement(files.get(0), files.get(1));
          case "statistics 2" -> new CheckStatistics(files.get(0), files.get(1));
          default -> null;
        };
    return Optional.ofNullable(command);
  }
}
