// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.firebreak.audit.PublicStatistics.Count;
import org.firebreak.audit.SmallNumbersAttacker.Narrowest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallNumbersTest {
  private static final Narrowest PROMISED = new Narrowest(6, 4);
  private static final SmallNumbersAttacker ATTACKER = new SmallNumbersAttacker(SmallNumbers::list);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          60 40 30 20 8 4 3 | 60 40 30 20 | three are few, and 15 together
          60 40 30 20 4 3   | 60 40 30    | two are too few to hide in: the next larger one goes with them
          60 40 30 20       | 60          | a name that is missing had none, and nobody is to know
          60 9 9 9          | 60          | what is listed begins at 10
          99 10 10 9        | 99          | each of two would know the other
          99 5 5 5          | 99          | 15 among three
          99 5 5 4          | total       | 14 among three, so the largest goes with them
          14 2 2 1          | total       | whoever has the 14 knows of 5
          14 2 1 1          | nothing     | whoever has the 14 would know of 4
          5 5 5             | total       | 15 among three
          5 5 4             | nothing     | 14 among three
          500 400           | nothing     | each would know the other
          4                 | nothing     | few
          """)
  void theLargestAreListedAndTheSmallHaveCompany(String counts, String shown, String because) {
    String listed =
        SmallNumbers.list(table(counts))
            .map(each ->
                each.isEmpty()
                    ? "total"
                    : each.stream()
                        .map(count -> Long.toString(count.decisions()))
                        .collect(Collectors.joining(" ")))
            .orElse("nothing");
    assertThat(listed).as(because).isEqualTo(shown);
  }

  private static Map<String, Long> table(String counts) {
    var table = new HashMap<String, Long>();
    for (String count : counts.split(" ")) {
      table.put("name-" + table.size(), Long.valueOf(count));
    }
    return table;
  }

  @ParameterizedTest
  @CsvSource({"2, 60", "3, 45", "4, 36", "5, 24"})
  void inNoSmallTableIsASmallCountTold(int names, int total) {
    assertKept(ATTACKER.everyTable(names, total), "all tables of " + names + " names");
  }

  @Test
  void inNoTableByChanceIsASmallCountTold() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      // At most four small ones: all tables of more are too many to try.
      long[] counts =
          LongStream.concat(
                  random.longs(random.nextInt(1, 5), 0, 10),
                  random.longs(random.nextInt(0, 9), 10, 400))
              .toArray();
      List<Long> shuffled = LongStream.of(counts).boxed().collect(Collectors.toList());
      Collections.shuffle(shuffled, random);
      long few = shuffled.stream().filter(count -> count < 10).mapToLong(Long::longValue).sum();
      if (few >= 15) {
        long[] table = shuffled.stream().mapToLong(Long::longValue).toArray();
        assertKept(ATTACKER.table(table), "seed %d, table %s".formatted(seed, shuffled));
      }
    }
  }

  private static void assertKept(Narrowest found, String where) {
    assertThat(found.outsider()).as(where).isGreaterThanOrEqualTo(PROMISED.outsider());
    assertThat(found.subtracting()).as(where).isGreaterThanOrEqualTo(PROMISED.subtracting());
  }

  /// Only the small ones left out, and nothing with them: the total tells the only one.
  @Test
  void attackerFindsWhatNoCompanyHides() {
    var alone = new SmallNumbersAttacker(counts -> SmallNumbers.list(counts, any -> true));
    assertThat(alone.everyTable(3, 30).outsider()).isEqualTo(1);
    assertThat(alone.table(new long[] {60, 40, 3}).outsider()).isEqualTo(1);
  }

  /// Company, but one's own may be the most of it.
  @Test
  void attackerFindsWhatIsHiddenOnlyFromOthers() {
    var outsidersOnly =
        new SmallNumbersAttacker(counts ->
            SmallNumbers.list(
                counts,
                unlisted ->
                    unlisted.size() >= 2
                        && unlisted.stream().mapToLong(Count::decisions).sum() >= 15));
    assertThat(outsidersOnly.table(new long[] {60, 14, 2}).subtracting()).isEqualTo(1);
  }
}
