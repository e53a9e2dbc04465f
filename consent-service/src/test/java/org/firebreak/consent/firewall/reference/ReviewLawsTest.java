// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.consent.firewall.Decision;
import org.firebreak.consent.firewall.Finding;
import org.firebreak.consent.firewall.Firewall;
import org.junit.jupiter.api.Test;

/// What a review can do, and what none can, over generated events and every kind of review of each.
class ReviewLawsTest {

  private static final int EVENTS = 20_000;
  private static final Set<String> EVERY_FINDING =
      Stream.of(Finding.values()).map(Finding::name).collect(Collectors.toSet());

  private final GeneratedFacts generated = new GeneratedFacts();
  private final Translator translator = new Translator();

  @Test
  void aReviewOpensOnlyWhatWaitedForAPersonAndOnlyTowardsThoseWhoMayReceive() {
    int opened = 0;
    for (long seed = 0; seed < EVENTS; seed++) {
      var facts = generated.facts(seed).read(Facts.SecondReading.NONE);
      var before = decide(facts);
      for (var review : reviews()) {
        var after = decide(facts.read(review));
        var what = "seed %d, %s: %s, then %s".formatted(seed, review, before, after);
        if (before instanceof Decision.Drop) {
          assertThat(after).as(what).isInstanceOf(Decision.Drop.class);
        }
        if (after instanceof Decision.Deliver(var target, var _, var _, var _)) {
          assertThat(review.declined() && facts.isReferral()).as(what).isFalse();
          assertThat(translator.directory(facts.directory()).isBarred(target.id()))
              .as(what)
              .isFalse();
          assertThat(isForAPerson(before) || before instanceof Decision.Deliver).as(what).isTrue();
          opened += isForAPerson(before) ? 1 : 0;
        }
      }
    }
    assertThat(opened).as("reviews that opened something").isGreaterThan(EVENTS / 100);
  }

  private Decision decide(Facts facts) {
    return Firewall.decide(translator.caseOf(facts));
  }

  private static boolean isForAPerson(Decision decision) {
    return decision instanceof Decision.Quarantine(var kind, var _)
        && kind == Decision.HoldKind.FOR_A_PERSON;
  }

  private static List<Facts.SecondReading> reviews() {
    return Stream.concat(
            Stream.of(
                new Facts.SecondReading(true, Set.of(), ""),
                new Facts.SecondReading(false, EVERY_FINDING, "")),
            GeneratedFacts.IDS.stream()
                .map(id -> new Facts.SecondReading(false, EVERY_FINDING, id)))
        .toList();
  }
}
