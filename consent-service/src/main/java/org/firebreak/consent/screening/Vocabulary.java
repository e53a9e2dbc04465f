// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// The words and phrases that the screening knows, English and Welsh, and what each contributes.
///
/// Phrases are written as {@link Words} reads them: lower case, no accents, no apostrophes, and
/// capitals only where capitals tell the body (ICE) from the word (ice). The longest phrase counts,
/// so "immigration solicitor" is no immigration body.
final class Vocabulary {

  static final Phrases PHRASES = new Phrases();

  private Vocabulary() {}

  private static void add(String phrases, Cue... cues) {
    PHRASES.add(phrases, cues.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(cues)));
  }

  static {
    ImmigrationWords.BODIES.forEach((cue, phrases) -> add(phrases, cue));
    add(ImmigrationWords.LOOSELY, Cue.LOOSELY);
    add(ImmigrationWords.OF_HER_MATTERS);
    add(ImmigrationWords.ADVISERS, Cue.ADVISES);
    add(ImmigrationWords.STATUS, Cue.STATUS);
    add(StatusWords.TELLING, Cue.TELLS_STATUS);
    add(StatusWords.TELLING_AND_CHECKED, Cue.TELLS_STATUS, Cue.STATUS);
    add(StatusWords.TELLING_OF_APPLICATIONS, Cue.TELLS_STATUS, Cue.APPLIES);
    add(StatusWords.TELLING_WITH_THE_BODY, Cue.TELLS_STATUS, Cue.CASEWORK);
    add(StatusWords.TELLING_AND_REMOVED, Cue.TELLS_STATUS, Cue.DEPORTS);
    add(ContextWords.SHE_SAYS, Cue.SHE_SAYS);
    add(ImmigrationWords.STATUS_CHECKS, Cue.STATUS_CHECK);
    add(ImmigrationWords.DEPORTATION, Cue.DEPORTS);
    add(ImmigrationWords.LOWER_CASE_ICE, Cue.TO, Cue.ENFORCEMENT);
    add(RequestWords.PASSES_ON, Cue.PASSES_ON);
    add(RequestWords.PASSED_ON, Cue.PASSED_ON);
    add(RequestWords.TOLD, Cue.TOLD);
    add(RequestWords.BRINGS, Cue.BRINGS);
    add(RequestWords.CHECKS, Cue.CHECKS);
    add(RequestWords.RECEIVES, Cue.RECEIVES);
    add(RequestWords.KNOWS, Cue.KNOWS);
    add(RequestWords.ROUTES, Cue.ROUTES);
    add(RequestWords.REQUESTS, Cue.REQUESTS);
    add(RequestWords.WELSH_REQUESTS_TO_PASS_ON, Cue.REQUESTS, Cue.PASSES_ON);
    add(RequestWords.WELSH_REQUESTS_TO_CHECK, Cue.REQUESTS, Cue.CHECKS);
    add(RequestWords.OBLIGES, Cue.OBLIGES);
    add(RequestWords.HEDGES, Cue.HEDGES);
    add(RequestWords.INTERESTS, Cue.HEDGES, Cue.KNOWS);
    add(ContextWords.TO, Cue.TO);
    add(ContextWords.TOWARDS, Cue.TOWARDS);
    add(ContextWords.FROM, Cue.FROM);
    add(ContextWords.AND, Cue.AND);
    add(ContextWords.ARTICLES, Cue.ARTICLE);
    add(ContextWords.BUT, Cue.BUT);
    add(ContextWords.NEGATES, Cue.NEGATES);
    add(ContextWords.FEARS, Cue.FEARS);
    add(ContextWords.THREATENS, Cue.THREATENS);
    add(ContextWords.HIS, Cue.HIS);
    add(ContextWords.HERS, Cue.HERS);
    add(ContextWords.HER_ADVISERS, Cue.HERS, Cue.ADVISES);
    add(ContextWords.OTHERS, Cue.OTHERS);
    add(ContextWords.OURS, Cue.OURS);
    add(ContextWords.HER, Cue.HER_AS_OBJECT);
    add(ContextWords.BE, Cue.BE);
    add(ContextWords.APPLIES, Cue.APPLIES);
    add(ContextWords.LAW, Cue.LAW);
  }
}
