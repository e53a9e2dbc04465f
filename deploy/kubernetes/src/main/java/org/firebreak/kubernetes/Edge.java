// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A row of `edges.csv`: a connection that is let through.
///
/// @param overlay `all`, or the only one that has it
record Edge(String overlay, String from, String to, List<Integer> ports) {

  Edge {
    ports = List.copyOf(ports);
  }

  static List<Edge> all(Path folder) {
    return Rows.of(folder.resolve("edges.csv"), 5).stream()
        .map(cells ->
            new Edge(
                cells[0],
                cells[1],
                cells[2],
                Arrays.stream(cells[3].split(",")).map(Integer::valueOf).toList()))
        .toList();
  }
}
