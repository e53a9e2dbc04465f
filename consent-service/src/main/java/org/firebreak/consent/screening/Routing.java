// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.Set;
import org.firebreak.consent.firewall.Finding;

/// Immigration bodies that stand in a text as recipients: cc, for the attention of, an address.
final class Routing {

  private static final Set<Finding> NONE = Set.of();
  private static final Set<Finding> HOLDS = Set.of(Finding.CONTENT_HOLDS_ROUTING);

  /// How far before an address it may be said that it wrote.
  private static final int NEAR = 4;

  private Routing() {}

  static Set<Finding> isInTheText(Sentence sentence) {
    var held =
        sentence.all(Cue.ADDRESS).stream().anyMatch(address -> isRecipient(sentence, address))
            || sentence.all(Cue.ROUTES).stream().anyMatch(head -> namesABody(sentence, head))
            || isHeadOfALetter(sentence);
    return held ? HOLDS : NONE;
  }

  private static boolean isRecipient(Sentence sentence, int address) {
    return !sentence.has(address - NEAR, address, Cue.FROM)
        && !sentence.hasAround(address, Cue.APPLIES)
        && !Clause.around(sentence, address, address + 1).isForbiddenOrFeared();
  }

  private static boolean namesABody(Sentence sentence, int head) {
    var body =
        sentence.first(head, head + Sentence.WINDOW, Cue.ENFORCEMENT, Cue.CASEWORK, Cue.ADDRESS);
    return body >= 0 && !Clause.around(sentence, head, body).isOrdinary();
  }

  /// "To: the refuge; NCCU".
  private static boolean isHeadOfALetter(Sentence sentence) {
    return sentence.is(0, Cue.TO, Cue.PASSES_ON)
        && sentence.is(1, Cue.COLON)
        && sentence.has(2, Sentence.WINDOW, Cue.ENFORCEMENT, Cue.CASEWORK);
  }
}
