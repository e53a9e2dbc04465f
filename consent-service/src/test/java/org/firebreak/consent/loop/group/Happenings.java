// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.loop.group;

import java.util.random.RandomGenerator;

/// What can happen between two calls: nothing, a failure, or anything that the others do. The one
/// who is interrupted finds out when it goes on, like a process that was stopped for a while.
final class Happenings {

  /// As the client library would throw it.
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final int DEPTH = 3;

  private final RandomGenerator chance;
  private final Runnable elsewhere;
  private int depth;
  private boolean calm;

  Happenings(RandomGenerator chance, Runnable elsewhere) {
    this.chance = chance;
    this.elsewhere = elsewhere;
  }

  /// From now on nothing fails and nobody is interrupted.
  void calmDown() {
    calm = true;
  }

  void between() {
    while (!calm && depth < DEPTH && chance.nextInt(4) == 0) {
      depth++;
      elsewhere.run();
      depth--;
    }
  }

  boolean failing() {
    return !calm && chance.nextInt(12) == 0;
  }

  /// Whether the one whom it concerns has heard of it by now. In the end everybody has.
  boolean isHeardOf() {
    return calm || chance.nextBoolean();
  }

  void orFailure() {
    between();
    if (failing()) {
      throw new Failure();
    }
  }

  int between(int least, int most) {
    return chance.nextInt(least, most + 1);
  }
}
