// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.Set;
import org.firebreak.consent.firewall.Finding;

/// Her immigration status, told as a fact.
///
/// His own status, and what he says or threatens about hers, are risk and no fact about her.
final class HerStatus {

  private static final Set<Finding> NONE = Set.of();
  private static final Set<Finding> TELLS = Set.of(Finding.TELLS_HER_STATUS);

  private HerStatus() {}

  static Set<Finding> isTold(Sentence sentence) {
    return sentence.all(Cue.TELLS_STATUS).stream().anyMatch(at -> isAFact(sentence, at))
        ? TELLS
        : NONE;
  }

  private static boolean isAFact(Sentence sentence, int at) {
    var from = Math.max(at - Sentence.WINDOW, sentence.last(at - Sentence.WINDOW, at, Cue.BUT));
    var actor = sentence.last(from, at, Cue.HIS, Cue.HERS, Cue.OTHERS, Cue.OURS);
    var said = sentence.last(from, at, Cue.THREATENS);
    var heSays = said >= 0 && !sentence.is(said, Cue.SHE_SAYS);
    return !heSays && !sentence.has(from, at, Cue.LAW) && !sentence.is(actor, Cue.HIS);
  }
}
