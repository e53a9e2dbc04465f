// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.firebreak.audit.EntryFixture.NOON;
import static org.firebreak.audit.EntryFixture.decision;
import static org.firebreak.audit.EntryFixture.id;
import static org.firebreak.audit.EntryFixture.received;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.firebreak.audit.Fact;
import org.firebreak.audit.Received;
import org.jspecify.annotations.Nullable;

/// What one append has to do: each shape takes another way through its statements.
enum BatchShape {
  NEW_ENTRIES_AND_KEYS,

  /// Of an id that has a key, what is told now for the first time is the referral that it is of.
  REFERRAL_OF_A_KNOWN_DISPATCH,

  KNOWN_AND_NEW,

  /// All of it was read before: positions move, and nothing else.
  NOTHING_NEW,

  /// One contradicts an entry, and one another record of the same batch.
  CONTRADICTIONS,

  /// From below a multiple of 256 to above it.
  FILLS_A_TILE,

  /// The same, where a partition ends.
  OPENS_A_PARTITION;

  int entriesPerPartition() {
    return this == OPENS_A_PARTITION ? 256 : 65_536;
  }

  /// What is read before it, so that it finds the log as it needs it.
  List<Received> before(Numbers numbers, int treeSize) {
    return switch (this) {
      case FILLS_A_TILE, OPENS_A_PARTITION -> {
        int below = Math.floorMod(256 - numbers.upTo(10) - 1 - treeSize, 256);
        yield numbers.decisions(below);
      }
      case REFERRAL_OF_A_KNOWN_DISPATCH -> List.of(numbers.about(false));
      default -> numbers.decisions(6);
    };
  }

  List<Received> batch(Numbers numbers, List<Received> before) {
    var batch = new ArrayList<Received>();
    switch (this) {
      case NEW_ENTRIES_AND_KEYS -> batch.addAll(numbers.decisions(1 + numbers.upTo(20)));
      case REFERRAL_OF_A_KNOWN_DISPATCH -> batch.add(numbers.about(true));
      case KNOWN_AND_NEW -> {
        batch.addAll(before.subList(2, 6));
        batch.addAll(numbers.decisions(1 + numbers.upTo(5)));
      }
      case NOTHING_NEW -> before.forEach(each -> batch.add(numbers.again(each)));
      case CONTRADICTIONS -> {
        batch.addAll(numbers.decisions(2));
        batch.add(numbers.another(before.get(3)));
        batch.add(numbers.another(batch.getFirst()));
      }
      case FILLS_A_TILE, OPENS_A_PARTITION -> batch.addAll(numbers.decisions(12 + numbers.upTo(9)));
    }
    return batch;
  }

  /// Counts up what must differ from record to record.
  static final class Numbers {
    private final java.util.Random random;
    private long number;
    private long offset;

    Numbers(java.util.Random random) {
      this.random = random;
    }

    /// @return 0 to `most`, without `most`
    int upTo(int most) {
      return random.nextInt(most);
    }

    List<Received> decisions(int count) {
      return LongStream.range(0, count)
          .mapToObj(each -> received(decision(++number), offset++))
          .toList();
    }

    /// The same value at another place.
    Received again(Received record) {
      return received(record.entry(), offset++);
    }

    Received another(Received record) {
      return received(record.entry(), offset++, "another value " + offset);
    }

    /// A fact about one dispatch, first without and then with its referral.
    Received about(boolean referral) {
      if (!referral) {
        number++;
      }
      return received(fact(referral ? id(2, number) : null, id(3, number)), offset++);
    }

    private Fact fact(@Nullable UUID referral, UUID dispatch) {
      return new Fact(
          id(5, number * 2 + (referral == null ? 0 : 1)),
          "standing-refused",
          "consent-service",
          NOON,
          new Fact.Actor("lantern-refuge", "agency"),
          new Fact.Subject(null, referral, dispatch, null, null, null, null, null, null),
          null,
          null,
          List.of(),
          List.of(),
          Optional.empty());
    }
  }
}
