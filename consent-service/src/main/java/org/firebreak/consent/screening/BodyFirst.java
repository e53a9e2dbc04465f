// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.EnumSet;
import java.util.Set;
import org.firebreak.consent.firewall.Finding;

/// "NCCU to be informed", "Immigration may be interested": requests and hints that begin with the
/// body, and say what it is to know or do.
final class BodyFirst {

  private static final Set<Finding> NONE = Set.of();
  private static final Set<Finding> ASKS = Set.of(Finding.ASKS_TO_PASS_ON_TO_IMMIGRATION);
  private static final Set<Finding> HINTS = Set.of(Finding.HINTS_AT_PASSING_ON);

  /// How far behind the body's name its part in it may be said.
  private static final int NEAR = 8;

  private BodyFirst() {}

  static Set<Finding> isAskedOrHinted(Sentence sentence) {
    var found = EnumSet.noneOf(Finding.class);
    for (int body : sentence.all(Cue.ENFORCEMENT, Cue.CASEWORK)) {
      var part =
          sentence.first(
              body + 1,
              body + NEAR,
              Cue.KNOWS,
              Cue.RECEIVES,
              Cue.TOLD,
              Cue.PASSED_ON,
              Cue.PASSES_ON);
      if (part >= 0) {
        found.addAll(toKnow(sentence, body, part));
      }
    }
    return found;
  }

  private static Set<Finding> toKnow(Sentence sentence, int body, int part) {
    var clause = Clause.around(sentence, body, part + 1);
    if (clause.isForbiddenOrFeared()
        || sentence.has(clause.from(), part, Cue.LAW, Cue.APPLIES)
        || sentence.has(body, part, Cue.BUT, Cue.HIS, Cue.HERS)) {
      return NONE;
    }
    if (isToAct(sentence, body) && !clause.isOrdinary()) {
      return ASKS;
    }
    var toldOf = sentence.is(part, Cue.KNOWS, Cue.RECEIVES) || sentence.is(part - 1, Cue.BE);
    if (toldOf && (clause.isRequested() || sentence.has(body, part + 1, Cue.OBLIGES))) {
      return ASKS;
    }
    if (sentence.has(body, part + 1, Cue.OBLIGES) && sentence.is(part, Cue.PASSED_ON)) {
      return ASKS;
    }
    if (toldOf && (sentence.has(clause.from(), part + 1, Cue.HEDGES) || sentence.isQuestion())) {
      return HINTS;
    }
    var isNote =
        sentence.is(part, Cue.TOLD)
            && part <= body + 2
            && !sentence.hasAround(body, Cue.ADVISES)
            && !sentence.is(part + 1, Cue.HER_AS_OBJECT);
    return isNote ? HINTS : NONE;
  }

  /// "Immigration to attend": only of bodies that have no business of hers to attend to.
  private static boolean isToAct(Sentence sentence, int body) {
    return sentence.is(body, Cue.ENFORCEMENT)
        && sentence.is(body + 1, Cue.TOWARDS)
        && sentence.is(body + 2, Cue.RECEIVES, Cue.KNOWS, Cue.PASSES_ON);
  }
}
