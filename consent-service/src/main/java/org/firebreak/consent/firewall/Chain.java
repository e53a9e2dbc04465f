// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.firewall;

import org.firebreak.consent.OrganizationId;

/// How a referral came to its source. A target that refers on what it received adds a hop and takes
/// the terms along; it can make them narrower, never wider.
///
/// @param origin who first referred: the source itself unless it is onward
/// @param hops how many times it was referred on
/// @param mostHops how many times it may be, as those say who referred before
public record Chain(OrganizationId origin, int hops, int mostHops) {

  /// Whatever anybody says.
  public static final int MOST_HOPS = 3;

  public static Chain begunBy(OrganizationId source) {
    return new Chain(source, 0, MOST_HOPS);
  }
}
