// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import java.time.Instant;
import java.util.List;
import org.firebreak.referral.outcome.Notice;
import org.firebreak.referral.outcome.ReasonExplanation;
import org.firebreak.referral.outcome.Told;
import org.jspecify.annotations.Nullable;

/// How far a target knows that the consent was withdrawn, as the source sees it.
///
/// @param outcome not yet told, told or acknowledged
/// @param reasons why it could not be told; none while it is on its way
record WithdrawalView(
    Instant withdrawnAt,
    String outcome,
    List<ReasonExplanation> reasons,
    @Nullable Instant toldAt,
    @Nullable Instant acknowledgedAt) {

  static WithdrawalView of(Notice notice, Instant now) {
    return switch (notice.state()) {
      case Notice.NotYetTold(var fate) ->
          of(notice, "not yet told", Told.of(fate, now).reasons(), null, null);
      case Notice.Told(var at) -> of(notice, "told", List.of(), at, null);
      case Notice.Acknowledged(var told, var at) -> of(notice, "acknowledged", List.of(), told, at);
    };
  }

  private static WithdrawalView of(
      Notice notice,
      String outcome,
      List<ReasonExplanation> reasons,
      @Nullable Instant toldAt,
      @Nullable Instant acknowledgedAt) {
    return new WithdrawalView(notice.withdrawnAt(), outcome, reasons, toldAt, acknowledgedAt);
  }
}
