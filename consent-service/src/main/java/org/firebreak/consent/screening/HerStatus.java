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

  /// What the law says of a status is about nobody, unless she is named behind it.
  private static boolean isAFact(Sentence sentence, int at) {
    var from = Math.max(at - Sentence.WINDOW, sentence.last(at - Sentence.WINDOW, at, Cue.BUT));
    var actor = actor(sentence, from, at);
    var said = sentence.last(from, at, Cue.THREATENS);
    var heSays = said >= 0 && !sentence.is(said, Cue.SHE_SAYS);
    var law = sentence.last(from, at, Cue.LAW);
    var ofTheLaw = law >= 0 && !(sentence.is(actor, Cue.HERS) && law < actor);
    return !heSays && !ofTheLaw && !sentence.is(actor, Cue.HIS);
  }

  /// Whoever she is only with does not act ("she came with her husband on a spouse visa"), unless
  /// something is said of him behind a comma or a "who".
  private static int actor(Sentence sentence, int from, int at) {
    var actor = sentence.last(from, at, Cue.HIS, Cue.HERS, Cue.OTHERS, Cue.OURS);
    var before = sentence.before(actor);
    var accompanies =
        sentence.is(actor, Cue.HIS)
            && before >= from
            && !sentence.is(actor + 1, Cue.AND)
            && sentence.is(before, Cue.TO)
            && !sentence.is(before, Cue.TOWARDS);
    return accompanies ? actor(sentence, from, before) : actor;
  }
}
