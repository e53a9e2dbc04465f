// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import org.firebreak.referral.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/// One referral to one target: it has its own content copy, outcome and life.
///
/// @param position of its target in the referral, from 0; a cure keeps that of what it cures
/// @param address as the source wrote it; what it means is the firewall's to say
/// @param purpose as the source wrote it
/// @param basis what the source relies on
/// @param cause the earlier event that this one cures or follows
/// @param cures the held dispatch that this one replaces
/// @param curedBy the dispatch that replaced this one
/// @see org.firebreak.referral.outcome.DispatchState its states and their transitions
public record Dispatch(
    DispatchId id,
    ReferralId referral,
    int position,
    String address,
    String purpose,
    @Nullable BasisId basis,
    @Nullable EventId cause,
    @Nullable DispatchId cures,
    @Nullable DispatchId curedBy,
    Outcome outcome) {

  public Dispatch with(Outcome next) {
    return new Dispatch(
        id, referral, position, address, purpose, basis, cause, cures, curedBy, next);
  }

  Dispatch curedBy(DispatchId cure) {
    return new Dispatch(
        id, referral, position, address, purpose, basis, cause, cures, cure, outcome);
  }

  /// Neither address nor purpose: both are free text.
  @Override
  public String toString() {
    return "dispatch " + id;
  }
}
