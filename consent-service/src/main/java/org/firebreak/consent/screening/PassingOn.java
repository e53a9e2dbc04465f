// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.EnumSet;
import java.util.Set;
import org.firebreak.consent.firewall.Finding;

/// "Please forward to the Home Office": requests and hints in which the body is the object.
final class PassingOn {

  private static final Set<Finding> NONE = Set.of();
  private static final Set<Finding> ASKS = Set.of(Finding.ASKS_TO_PASS_ON_TO_IMMIGRATION);
  private static final Set<Finding> HINTS = Set.of(Finding.HINTS_AT_PASSING_ON);

  /// How far apart, in words and phrases, two of one thought may stand.
  private static final int NEAR = 8;

  private PassingOn() {}

  static Set<Finding> isAskedOrHinted(Sentence sentence) {
    var found = EnumSet.noneOf(Finding.class);
    for (int body : sentence.all(Cue.ENFORCEMENT, Cue.CASEWORK)) {
      found.addAll(askedOf(sentence, body));
    }
    return found;
  }

  private static Set<Finding> askedOf(Sentence sentence, int body) {
    var act = sentence.last(body - Sentence.WINDOW, body, Cue.PASSES_ON, Cue.PASSED_ON);
    if (isHerApplication(sentence, body) || isAMatterOfHers(sentence, body)) {
      return NONE;
    }
    if (act < 0 || !isObject(sentence, act, body)) {
      return withoutAVerb(sentence, body);
    }
    if (isForHerAdviser(sentence, act, body)) {
      return NONE;
    }
    var clause = Clause.around(sentence, act, body);
    return clause.isOrdinary() ? NONE : strength(clause);
  }

  private static boolean isBroughtIn(Sentence sentence, int body) {
    return sentence.is(body, Cue.ENFORCEMENT) && sentence.is(sentence.before(body), Cue.BRINGS);
  }

  private static boolean isTakenTo(Sentence sentence, int body) {
    return sentence.is(body, Cue.ENFORCEMENT) && sentence.is(sentence.before(body), Cue.TOWARDS);
  }

  /// "One for the Home Office", "somebody ought to look at her papers, ICE for instance".
  private static boolean isSuggested(Sentence sentence, int body) {
    return sentence.is(sentence.before(body), Cue.HEDGES)
        || (sentence.is(body, Cue.ENFORCEMENT)
            && !sentence.is(body, Cue.LOOSELY)
            && sentence.has(body - NEAR, body, Cue.HEDGES));
  }

  /// Whatever the verb is: "… to the body" without anybody of whom it would be ordinary.
  private static Set<Finding> withoutAVerb(Sentence sentence, int body) {
    var clause = Clause.around(sentence, body, body);
    if (clause.isOrdinary()) {
      return NONE;
    }
    if (isTakenTo(sentence, body) || isBroughtIn(sentence, body)) {
      return clause.isRequested() || clause.isObliged() ? ASKS : HINTS;
    }
    return isSuggested(sentence, body) ? HINTS : NONE;
  }

  private static Set<Finding> strength(Clause clause) {
    var sentence = clause.sentence();
    if (clause.isRequested() || isSaidBehind(clause, Cue.REQUESTS)) {
      return ASKS;
    }
    if (clause.isHedged() || isSaidBehind(clause, Cue.HEDGES)) {
      return HINTS;
    }
    if (clause.isObliged()) {
      return ASKS;
    }
    return clause.isOurs() || sentence.is(clause.act(), Cue.PASSED_ON) || sentence.isQuestion()
        ? HINTS
        : ASKS;
  }

  private static boolean isSaidBehind(Clause clause, Cue cue) {
    return clause.sentence().has(clause.end(), clause.end() + Sentence.WINDOW, cue);
  }

  /// Whether the verb's object, or one of them, is the body: "to the body", "inform the body", "to
  /// the police and the body".
  static boolean isObject(Sentence sentence, int act, int body) {
    if (sentence.is(body, Cue.TO)) {
      return true;
    }
    var before = sentence.before(body);
    if (before == act || sentence.is(before, Cue.TO)) {
      return true;
    }
    return sentence.is(before, Cue.AND)
        && (sentence.has(act, before, Cue.TO) || sentence.is(act, Cue.PASSES_ON));
  }

  /// "Needs: housing, immigration, advice on debt", "Immigration: spouse visa".
  private static boolean isAMatterOfHers(Sentence sentence, int body) {
    return sentence.is(body, Cue.LOOSELY)
        && (sentence.is(body + 1, Cue.COLON) || sentence.has(body, body + NEAR, Cue.ADVISES));
  }

  /// What her adviser is given may well be about such a body.
  private static boolean isForHerAdviser(Sentence sentence, int act, int body) {
    return sentence.is(body, Cue.CASEWORK) && sentence.has(act, body, Cue.ADVISES);
  }

  /// Only bodies that decide applications are written to for her sake.
  static boolean isHerApplication(Sentence sentence, int body) {
    return sentence.is(body, Cue.CASEWORK) && sentence.hasAround(body, Cue.APPLIES);
  }
}
