// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import java.util.List;
import org.firebreak.consent.review.ViewReason;

/// Codes and ids only (contract fact v1).
public sealed interface Fact {

  /// @param organization whose token it was
  /// @param role the role, not the person
  record Actor(String organization, String role) {}

  record ConsentRecorded(Actor by, BasisId basis) implements Fact {}

  record ConsentRefused(Actor by, BasisId basis) implements Fact {}

  /// It was not safe to ask.
  record ConsentNotAsked(Actor by, BasisId basis) implements Fact {}

  record ConsentWithdrawn(Actor by, BasisId basis) implements Fact {}

  /// @param readBefore how many dispatches had been read
  record WithdrawalInForce(Actor by, BasisId basis, int readBefore) implements Fact {}

  record LawfulBasisRecorded(Actor by, BasisId basis) implements Fact {}

  record LawfulBasisEnded(Actor by, BasisId basis) implements Fact {}

  record StandingGranted(StandingQuestion question) implements Fact {}

  record StandingRefused(StandingQuestion question, List<String> reasons) implements Fact {
    public StandingRefused {
      reasons = List.copyOf(reasons);
    }
  }

  /// @param by the source that asked
  /// @param count of addresses that it asked about
  record DeliveryExplained(OrganizationId by, int count) implements Fact {}

  record HoldsListed(Actor by, int count) implements Fact {}

  /// Its content was shown to a person.
  record HoldViewed(Actor by, Hold hold, ViewReason reason) implements Fact {}

  record ReleaseProposed(Actor by, Hold hold) implements Fact {}

  record ReleaseApproved(Actor by, Hold hold) implements Fact {}

  record HoldDeclined(Actor by, Hold hold) implements Fact {}

  record DecisionsReplayed(Actor by, int count) implements Fact {}

  record HoldExpired(Hold hold) implements Fact {}
}
