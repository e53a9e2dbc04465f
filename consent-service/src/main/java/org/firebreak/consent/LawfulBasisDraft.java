// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.firebreak.consent.WithoutConsent.Decided;
import org.firebreak.consent.WithoutConsent.Why;

/// What a source wants recorded.
public record LawfulBasisDraft(
    Scope scope, Ground.Listed ground, Why why, Decided.By decided, LocalDate reviewDue) {

  /// Whoever decides to share without a consent has somebody else authorise it, but where a life is
  /// at stake nobody waits for that: the same post may then stand twice.
  ///
  /// @return the first thing against recording it, whoever its source is
  public Optional<Unlawful> unlawful(Instant now) {
    if (decided.decidedBy() == decided.authorisedBy() && !ground.isVitalInterests()) {
      return Optional.of(Unlawful.NOT_AUTHORISED_BY_ANOTHER);
    }
    if (!reviewDue.isAfter(LocalDate.ofInstant(now, UTC))) {
      return Optional.of(Unlawful.REVIEW_NOT_AHEAD);
    }
    if (scope.period().until().isAfter(reviewDue.plusDays(1).atStartOfDay(UTC).toInstant())) {
      return Optional.of(Unlawful.VALID_BEYOND_REVIEW);
    }
    return ground.lacks(scope.sections());
  }

  Basis.LawfulBasis basis(BasisId id, OrganizationId source) {
    return new Basis.LawfulBasis(
        id, 1, source, scope, ground, new WithoutConsent(why, decided), reviewDue, null);
  }
}
