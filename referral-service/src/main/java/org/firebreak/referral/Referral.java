// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request that an agency help a person, sent to one or more targets.
///
/// @param onwardOf the received dispatch that it passes on
/// @param dispatches in order of position, a cure after what it cures
public record Referral(
    ReferralId id,
    OrganizationId source,
    Chain chain,
    boolean highRisk,
    List<SectionLabel> sections,
    @Nullable DispatchId onwardOf,
    Instant createdAt,
    List<Dispatch> dispatches) {

  public Referral {
    sections = List.copyOf(sections);
    dispatches = List.copyOf(dispatches);
  }
}
