// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.firebreak.consent.firewall.Finding;

/// Reads free text for requests, and hints, to pass something on to an immigration body, and for
/// what it says of her immigration status.
///
/// Plain rules over plain words, so that everybody can see why a text was held and auditors can
/// inspect again. What it finds is held, never dropped. What it does not find may still be there:
/// it is a net, not a wall. The wall is rule 2.
public final class Inspection {

  /// Grows with every change of a word or a rule, so that a decision says what its text was
  /// inspected by.
  public static final String VERSION = "3";

  private static final List<Function<Sentence, Set<Finding>>> RULES =
      List.of(
          PassingOn::isAskedOrHinted,
          BodyFirst::isAskedOrHinted,
          Removal::isAskedFor,
          StatusChecks::areAskedFor,
          Routing::isInTheText);

  private static final List<Function<Sentence, Set<Finding>>> IN_OTHER_SECTIONS =
      Stream.concat(RULES.stream(), Stream.of(HerStatus::isTold)).toList();

  private Inspection() {}

  /// @param texts of every section but the one for her immigration status
  /// @param ofStatus of that one
  /// @return codes, without anything of the text; empty: ordinary as far as can be told
  public static Set<Finding> inspect(Collection<String> texts, Collection<String> ofStatus) {
    var found = EnumSet.noneOf(Finding.class);
    read(texts, IN_OTHER_SECTIONS, found);
    read(ofStatus, RULES, found);
    return found;
  }

  private static void read(
      Collection<String> texts,
      Collection<Function<Sentence, Set<Finding>>> rules,
      Set<Finding> found) {
    for (var text : texts) {
      for (var words : Words.of(text)) {
        var sentence = Sentence.of(words);
        if (sentence.mayTell()) {
          rules.forEach(rule -> found.addAll(rule.apply(sentence)));
        }
      }
    }
  }
}
