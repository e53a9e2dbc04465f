// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.Set;
import org.firebreak.consent.firewall.Finding;

/// Requests to find out what an immigration body knows of her, or what she is to it.
final class StatusChecks {

  private static final Set<Finding> NONE = Set.of();
  private static final Set<Finding> ASKS = Set.of(Finding.ASKS_FOR_STATUS_CHECK);

  private StatusChecks() {}

  static Set<Finding> areAskedFor(Sentence sentence) {
    var asked =
        sentence.all(Cue.STATUS_CHECK).stream().anyMatch(check -> isAsked(sentence, check))
            || sentence.all(Cue.CHECKS).stream().anyMatch(check -> isOfHer(sentence, check));
    return asked ? ASKS : NONE;
  }

  private static boolean isAsked(Sentence sentence, int check) {
    return !Clause.around(sentence, check, check + 1).isOrdinary();
  }

  /// A verb of checking with a body to ask, or with her status to find out; her adviser may look
  /// into the latter.
  private static boolean isOfHer(Sentence sentence, int check) {
    var end = check + Sentence.WINDOW;
    var clause = Clause.around(sentence, check, check + 1);
    if (clause.isOrdinary()) {
      return false;
    }
    var body = sentence.first(check, end, Cue.ENFORCEMENT, Cue.CASEWORK);
    if (body >= 0
        && !sentence.has(check, body, Cue.NEGATES, Cue.FEARS, Cue.THREATENS)
        && !PassingOn.isHerApplication(sentence, body)
        && (PassingOn.isObject(sentence, check, body) || isAskedFrom(sentence, body))) {
      return true;
    }
    var asked = sentence.last(check - Sentence.WINDOW, check, Cue.ENFORCEMENT, Cue.CASEWORK);
    if (asked >= 0 && sentence.has(asked - Sentence.WINDOW, asked, Cue.REQUESTS, Cue.HEDGES)) {
      return true;
    }
    return sentence.has(check, end, Cue.STATUS)
        && !sentence.hasAround(check, Cue.ADVISES, Cue.APPLIES);
  }

  private static boolean isAskedFrom(Sentence sentence, int body) {
    return sentence.is(sentence.before(body), Cue.FROM);
  }
}
