// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import org.jspecify.annotations.Nullable;

/// How a referral came to its source, and how far it may go from there. The firewall holds what
/// goes further, so that an attempt is decided and counted.
///
/// @param origin who first referred: the source itself unless it is onward
/// @param hops how many times it was referred on
/// @param mostHops how many times it may be
public record Chain(OrganizationId origin, int hops, int mostHops) {

  /// As many as the firewall allows, whatever anybody says.
  public static final int MOST_HOPS = 3;

  private static final int LAST = 99;

  /// @param further how many times the source lets it be referred on; null: as often as may be
  public static Chain begunBy(OrganizationId source, @Nullable Integer further) {
    return new Chain(source, 0, narrowed(MOST_HOPS, 0, further));
  }

  /// Whoever refers on can make the terms narrower, never wider.
  ///
  /// @param further how many more times the one that refers on lets it be
  public Chain onward(@Nullable Integer further) {
    return new Chain(origin, hops + 1, narrowed(mostHops, hops + 1, further));
  }

  /// The contract gives the hop count two digits.
  public boolean isAtItsEnd() {
    return hops >= LAST;
  }

  private static int narrowed(int most, int hops, @Nullable Integer further) {
    return further == null ? most : Math.min(most, hops + further);
  }
}
