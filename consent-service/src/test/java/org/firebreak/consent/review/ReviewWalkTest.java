// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.firebreak.consent.Seeds;
import org.junit.jupiter.api.Test;

/// Random walks over everything that sources, reviewers, the clock and the directory can do.
/// Whatever the order, nothing reaches an immigration function, and nothing that was held for a
/// person goes on unless two who had seen it agreed.
class ReviewWalkTest {

  private static final int WALKS = 25_000;
  private static final int STEPS = 90;

  @Test
  void noSequenceOfCallsDeliversWhatNoTwoPeopleLetGoOnOrAnythingToAnImmigrationFunction() {
    Map<String, Integer> happened = new ConcurrentHashMap<>();
    Seeds.each(WALKS, chance -> walk(chance, happened));

    System.out.println(happened);
    // A walk in which nothing ever happens would show nothing.
    for (var what :
        new String[] {
          "delivered after review", "declined", "SAME_PERSON", "INVOLVED", "ENDED", "BASIS_ENDED"
        }) {
      assertThat(happened.getOrDefault(what, 0)).as(what).isGreaterThan(WALKS / 30);
    }
  }

  private static void walk(Random chance, Map<String, Integer> happened) {
    var world = new ReviewedWorld(chance, happened);
    for (int step = 0; step < STEPS; step++) {
      switch (chance.nextInt(20)) {
        case 0, 1, 2 -> world.somebodySends();
        case 3, 4, 5 -> world.theFirewallDecides();
        case 6, 7, 8, 9 -> world.somebodyLooks();
        case 10, 11, 12 -> world.somebodyProposes();
        case 13, 14, 15, 16 -> world.somebodyApproves();
        case 17 -> world.somebodyDeclines();
        case 18 -> {
          if (chance.nextBoolean()) {
            world.theDirectoryChanges();
          } else {
            world.somebodyTakesAConsentBack();
          }
        }
        default -> world.timePasses();
      }
    }
    world.everythingIsDecidedAndNothingIsKept();
  }
}
