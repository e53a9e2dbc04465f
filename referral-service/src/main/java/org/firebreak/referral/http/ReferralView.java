// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.Referral;
import org.firebreak.referral.SectionLabel;
import org.firebreak.referral.outcome.Notice;
import org.jspecify.annotations.Nullable;

/// What its source sees of a referral: how it fares, not what it says.
record ReferralView(
    UUID referralId,
    Instant createdAt,
    String origin,
    int hops,
    int mostHops,
    boolean highRisk,
    List<String> sectionLabels,
    @Nullable UUID onwardOf,
    List<DispatchView> dispatches) {

  /// @param notices of its dispatches that have one
  static ReferralView of(Referral referral, Map<DispatchId, Notice> notices, Instant now) {
    return new ReferralView(
        referral.id().value(),
        referral.createdAt(),
        referral.chain().origin().value(),
        referral.chain().hops(),
        referral.chain().mostHops(),
        referral.highRisk(),
        referral.sections().stream().map(SectionLabel::label).toList(),
        Optional.ofNullable(referral.onwardOf()).map(DispatchId::value).orElse(null),
        referral.dispatches().stream()
            .map(dispatch ->
                DispatchView.of(dispatch, notices.get(dispatch.id()), referral.highRisk(), now))
            .toList());
  }
}
