// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.recount;

import java.util.UUID;

/// Ids and the index where each was first: 24 bytes a place, at most two thirds of them taken, so
/// that a million entries fit where a map of objects would not.
final class Identities {
  private static final int LONGS = 3;
  private static final int FIRST_PLACES = 1 << 10;

  /// Both halves of the id, and the index plus one: 0 is a free place.
  private long[] table = new long[FIRST_PLACES * LONGS];

  private int taken;

  /// The index where the id was first: this one, unless it was there already.
  long firstIndexOf(UUID id, long index) {
    if (taken * 3L >= table.length / LONGS * 2L) {
      grow();
    }
    int place = placeOf(id.getMostSignificantBits(), id.getLeastSignificantBits());
    if (table[place + 2] != 0) {
      return table[place + 2] - 1;
    }
    put(place, id.getMostSignificantBits(), id.getLeastSignificantBits(), index + 1);
    taken++;
    return index;
  }

  private int placeOf(long high, long low) {
    int places = table.length / LONGS;
    long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9e3779b97f4a7c15L;
    int place = (int) (mixed >>> 32) & (places - 1);
    while (isTakenByAnother(place * LONGS, high, low)) {
      place = (place + 1) & (places - 1);
    }
    return place * LONGS;
  }

  private boolean isTakenByAnother(int at, long high, long low) {
    return table[at + 2] != 0 && (table[at] != high || table[at + 1] != low);
  }

  private void put(int at, long high, long low, long indexPlusOne) {
    table[at] = high;
    table[at + 1] = low;
    table[at + 2] = indexPlusOne;
  }

  private void grow() {
    long[] old = table;
    table = new long[Math.multiplyExact(old.length, 2)];
    for (int at = 0; at < old.length; at += LONGS) {
      if (old[at + 2] != 0) {
        put(placeOf(old[at], old[at + 1]), old[at], old[at + 1], old[at + 2]);
      }
    }
  }
}
