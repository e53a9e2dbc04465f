// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.Dispatch;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.outcome.DispatchState;
import org.firebreak.referral.outcome.Notice;
import org.firebreak.referral.outcome.ReasonExplanation;
import org.firebreak.referral.outcome.Told;
import org.jspecify.annotations.Nullable;

/// What its source sees of a dispatch.
///
/// @param withdrawal null unless the consent was withdrawn after it was delivered
record DispatchView(
    UUID dispatchId,
    UUID eventId,
    String address,
    String purpose,
    @Nullable UUID basisId,
    String outcome,
    String code,
    List<ReasonExplanation> reasons,
    @Nullable String rejectionReason,
    List<String> withheld,
    @Nullable Instant expiresAt,
    @Nullable UUID causeId,
    @Nullable UUID cures,
    @Nullable UUID curedBy,
    @Nullable String advice,
    @Nullable WithdrawalView withdrawal) {

  static DispatchView of(
      Dispatch dispatch, @Nullable Notice notice, boolean highRisk, Instant now) {
    var state = dispatch.outcome().state();
    var told = Told.of(state, now);
    return new DispatchView(
        dispatch.id().value(),
        dispatch.outcome().event().value(),
        dispatch.address(),
        dispatch.purpose(),
        Optional.ofNullable(dispatch.basis()).map(BasisId::value).orElse(null),
        told.outcome(),
        told.code(),
        told.reasons(),
        state instanceof DispatchState.Rejected(var reason) ? reason.code() : null,
        dispatch.outcome().withheld(),
        told.expires(),
        Optional.ofNullable(dispatch.cause()).map(EventId::value).orElse(null),
        Optional.ofNullable(dispatch.cures()).map(DispatchId::value).orElse(null),
        Optional.ofNullable(dispatch.curedBy()).map(DispatchId::value).orElse(null),
        highRisk && dispatch.curedBy() == null ? told.highRiskAdvice().orElse(null) : null,
        notice == null ? null : WithdrawalView.of(notice, now));
  }
}
