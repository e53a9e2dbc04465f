// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.Set;
import org.firebreak.consent.firewall.Finding;

/// "Please have her removed from the country": no body is named, and none need be.
final class Removal {

  private static final Set<Finding> NONE = Set.of();
  private static final Set<Finding> HINTS = Set.of(Finding.HINTS_AT_PASSING_ON);

  private Removal() {}

  static Set<Finding> isAskedFor(Sentence sentence) {
    for (int removal : sentence.all(Cue.DEPORTS)) {
      var clause = Clause.around(sentence, removal, removal + 1);
      if (!clause.isForbiddenOrFeared()
          && !sentence.has(removal - Sentence.WINDOW, removal, Cue.LAW, Cue.HIS)
          && (clause.isRequested() || clause.isObliged() || clause.isHedged())) {
        return HINTS;
      }
    }
    return NONE;
  }
}
