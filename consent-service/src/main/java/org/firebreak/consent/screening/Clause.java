// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

/// The stretch of a sentence in which something is said of an immigration body, and what makes it
/// ordinary: it is forbidden, feared, threatened by him, done by her or for her, or the law.
///
/// A request or a "but" begins a new stretch: what he threatened before "please let them know" does
/// not excuse it.
///
/// @param act where the verb stands
/// @param end after the last cue that belongs to it
record Clause(Sentence sentence, int from, int act, int end) {

  static Clause around(Sentence sentence, int act, int end) {
    var from = sentence.last(act - Sentence.WINDOW, act, Cue.REQUESTS, Cue.BUT);
    var start = from < 0 ? Math.max(0, act - Sentence.WINDOW) : from;
    return new Clause(sentence, start, act, end);
  }

  boolean isOrdinary() {
    return isForbiddenOrFeared() || sentence.has(from, end, Cue.LAW) || isSomebodyElsesAct();
  }

  boolean isForbiddenOrFeared() {
    return sentence.has(from, end, Cue.NEGATES, Cue.FEARS, Cue.THREATENS);
  }

  boolean isRequested() {
    return sentence.has(from, act + 1, Cue.REQUESTS);
  }

  boolean isHedged() {
    return sentence.has(from, act, Cue.HEDGES);
  }

  boolean isObliged() {
    return sentence.has(from, act + 1, Cue.OBLIGES);
  }

  /// He, she, her adviser or another agency acts, and nobody says that they must.
  private boolean isSomebodyElsesAct() {
    var actor =
        sentence.last(
            from, act + 1, Cue.HIS, Cue.HERS, Cue.OTHERS, Cue.OURS, Cue.REQUESTS, Cue.OBLIGES);
    if (sentence.is(act - 1, Cue.TO) && sentence.is(act - 2, Cue.HER_AS_OBJECT)) {
      return true; // "her to ring them": she rings
    }
    if (actor < 0 || sentence.is(act - 1, Cue.BE)) {
      return false;
    }
    if (sentence.is(actor, Cue.HERS) && beginsAnew()) {
      return false;
    }
    return sentence.is(actor, Cue.HIS, Cue.HERS)
        || (sentence.is(actor, Cue.OTHERS) && sentence.is(act, Cue.PASSED_ON));
  }

  /// "When she comes in, keep her there and ring them": others are to ring.
  private boolean beginsAnew() {
    return sentence.is(act - 1, Cue.AND) && sentence.is(act, Cue.PASSES_ON);
  }

  boolean isOurs() {
    return sentence.has(from, act, Cue.OURS);
  }
}
