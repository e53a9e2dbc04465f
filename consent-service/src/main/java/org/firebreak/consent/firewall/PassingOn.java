// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import java.util.EnumSet;
import java.util.Set;

/// Requests and hints to tell an immigration body.
final class PassingOn {

  private static final Set<Finding> NONE = Set.of();
  private static final Set<Finding> ASKS = Set.of(Finding.ASKS_TO_PASS_ON_TO_IMMIGRATION);
  private static final Set<Finding> HINTS = Set.of(Finding.HINTS_AT_PASSING_ON);

  /// How far behind the body's name its part in it may be said.
  private static final int NEAR = 8;

  private PassingOn() {}

  /// "Please forward to the Home Office": a verb, and the body as its object.
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
    return sentence.is(body, Cue.ENFORCEMENT)
        && sentence.is(sentence.is(body - 1, Cue.ARTICLE) ? body - 2 : body - 1, Cue.BRINGS);
  }

  private static boolean isTakenTo(Sentence sentence, int body) {
    return sentence.is(body, Cue.ENFORCEMENT)
        && sentence.is(sentence.is(body - 1, Cue.ARTICLE) ? body - 2 : body - 1, Cue.TOWARDS);
  }

  /// "One for the Home Office", "somebody ought to look at her papers, ICE for instance".
  private static boolean isSuggested(Sentence sentence, int body) {
    var before = sentence.is(body - 1, Cue.ARTICLE) ? body - 2 : body - 1;
    return sentence.is(before, Cue.HEDGES)
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

  /// "NCCU to be informed", "Immigration may be interested": the body, and what it is to know or
  /// do.
  static Set<Finding> isHintedByABodyThatIsToKnow(Sentence sentence) {
    var found = EnumSet.noneOf(Finding.class);
    for (int body : sentence.all(Cue.ENFORCEMENT, Cue.CASEWORK)) {
      var part =
          sentence.first(
              body + 1, body + NEAR, Cue.KNOWS, Cue.RECEIVES, Cue.TOLD, Cue.PASSED_ON, Cue.PASSES_ON);
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

  /// "Please have her removed from the country": no body is named, and none need be.
  static Set<Finding> isRemovalAskedFor(Sentence sentence) {
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

  /// Whether the verb's object, or one of them, is the body: "to the body", "inform the body", "to
  /// the police and the body".
  static boolean isObject(Sentence sentence, int act, int body) {
    if (sentence.is(body, Cue.TO)) {
      return true;
    }
    var before = body - 1;
    while (before > act && sentence.is(before, Cue.ARTICLE)) {
      before--;
    }
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
