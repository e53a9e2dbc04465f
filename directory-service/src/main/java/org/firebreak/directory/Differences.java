// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What differs between two states of an organization, as codes for auditors.
final class Differences {

  private Differences() {}

  static List<String> between(Organization before, Organization after) {
    var codes = new ArrayList<String>();
    if (before.immigrationFunction() != after.immigrationFunction()) {
      codes.add("IMMIGRATION_FUNCTION_" + after.immigrationFunction());
    }
    if (before.membership() != after.membership()) {
      codes.add("MEMBERSHIP_" + after.membership());
    }
    if (before.sector() != after.sector()) {
      codes.add(after.sector() == null ? "SECTOR_WITHDRAWN" : "SECTOR_" + after.sector());
    }
    if (!before.name().equals(after.name())) {
      codes.add("NAME_CHANGED");
    }
    if (!Objects.equals(before.partOf(), after.partOf())) {
      codes.add("PART_OF_CHANGED");
    }
    return codes;
  }
}
