// SPDX-License-Identifier: Apache-2.0
package org.firebreak.kubernetes;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A row of `parties.csv`: who can take part in an edge, and how a policy names it.
///
/// @param label what it is selected by, `name=value`; empty if nothing selects it
record Party(String name, Kind kind, String label) {

  enum Kind {
    PODS,
    NAMESPACE,
    DNS,
    ANYWHERE
  }

  static List<Party> all(Path folder) {
    return Rows.of(folder.resolve("parties.csv"), 3).stream()
        .map(
            cells -> new Party(cells[0], Kind.valueOf(cells[1].toUpperCase(Locale.ROOT)), cells[2]))
        .toList();
  }

  String labelName() {
    return label.substring(0, label.indexOf('='));
  }

  String labelValue() {
    return label.substring(label.indexOf('=') + 1);
  }
}
