// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A row of `deploy/kafka/topics.csv`.
public record Topic(String name, int partitions, Map<String, String> configuration) {
  public Topic {
    configuration = Map.copyOf(configuration);
  }

  public static List<Topic> all() {
    return Table.rows("topics.csv").map(Topic::parse).toList();
  }

  private static Topic parse(String[] cells) {
    Map<String, String> configuration =
        Arrays.stream(cells[2].split(" "))
            .map(setting -> setting.split("=", 2))
            .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    return new Topic(cells[0], Integer.parseInt(cells[1]), configuration);
  }
}
