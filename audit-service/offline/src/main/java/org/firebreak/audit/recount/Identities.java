// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Ids and the index where each was first: 24 bytes an id, and 6 to 12 for the table that finds it,
/// so that ten million entries fit where a map of objects would not. What is there is never copied
/// when more comes, except for that table.
final class Identities {
  private static final int LONGS = 3;
  private static final int IDS_A_CHUNK = 1 << 12;
  private static final int FIRST_PLACES = 1 << 10;

  /// Numbers of ids plus one, at most two thirds of the places taken: 0 is a free one.
  private int[] places = new int[FIRST_PLACES];

  /// By number: both halves of the id and the index.
  private final List<long[]> chunks = new ArrayList<>();

  private int count;

  /// The index where the id was first: this one, unless it was there already.
  long firstIndexOf(UUID id, long index) {
    if (count * 3L >= places.length * 2L) {
      grow();
    }
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    int place = placeOf(high, low);
    if (places[place] != 0) {
      return at(places[place] - 1, 2);
    }
    put(count, high, low, index);
    count++;
    places[place] = count;
    return index;
  }

  private int placeOf(long high, long low) {
    long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9e3779b97f4a7c15L;
    int place = (int) (mixed >>> 32) & (places.length - 1);
    while (places[place] != 0 && !isAt(places[place] - 1, high, low)) {
      place = (place + 1) & (places.length - 1);
    }
    return place;
  }

  private boolean isAt(int number, long high, long low) {
    return at(number, 0) == high && at(number, 1) == low;
  }

  private long at(int number, int part) {
    return chunks.get(number / IDS_A_CHUNK)[number % IDS_A_CHUNK * LONGS + part];
  }

  private void put(int number, long high, long low, long index) {
    if (number % IDS_A_CHUNK == 0) {
      chunks.add(new long[IDS_A_CHUNK * LONGS]);
    }
    long[] chunk = chunks.getLast();
    int at = number % IDS_A_CHUNK * LONGS;
    chunk[at] = high;
    chunk[at + 1] = low;
    chunk[at + 2] = index;
  }

  private void grow() {
    places = new int[Math.multiplyExact(places.length, 2)];
    for (int number = 0; number < count; number++) {
      places[placeOf(at(number, 0), at(number, 1))] = number + 1;
    }
  }
}
