// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source asks to be sent.
///
/// @param onwardOf a dispatch that the source received and refers on
/// @param furtherHops how many more times it may be referred on; null: as often as may be
public record Draft(
    String purpose,
    boolean highRisk,
    List<Target> targets,
    Content content,
    @Nullable DispatchId onwardOf,
    @Nullable Integer furtherHops) {

  public Draft {
    targets = List.copyOf(targets);
  }

  public record Target(String address, @Nullable BasisId basis) {
    @Override
    public String toString() {
      return "target";
    }
  }
}
