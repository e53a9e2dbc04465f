// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.firebreak.consent.Basis.LawfulBasis;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.WithoutConsent.Decided;
import org.jspecify.annotations.Nullable;

/// A lawful basis as its own source reads it.
///
/// @param validUntil as it was recorded, whether or not it was ended before
/// @param withoutConsent why the person was not asked, or not heeded
/// @param decidedBy null, like authorisedBy, where an earlier version did not ask
/// @param endedAt from then on nothing is read on it; null: it was not ended
public record LawfulBasisView(
    UUID basisId,
    int version,
    List<String> grantees,
    List<String> purposes,
    List<String> sections,
    Instant validFrom,
    Instant validUntil,
    GroundView ground,
    String withoutConsent,
    @Nullable String decidedBy,
    @Nullable String authorisedBy,
    LocalDate reviewDue,
    @Nullable Instant endedAt) {

  static LawfulBasisView of(LawfulBasis basis) {
    return switch (basis.withoutConsent().decided()) {
      case Decided.By(var decided, var authorised) -> of(basis, decided.code(), authorised.code());
      case Decided.NotRecorded() -> of(basis, null, null);
    };
  }

  private static LawfulBasisView of(
      LawfulBasis basis, @Nullable String decidedBy, @Nullable String authorisedBy) {
    var scope = basis.recorded();
    return new LawfulBasisView(
        basis.id().value(),
        basis.version(),
        scope.grantees().stream().map(OrganizationId::value).sorted().toList(),
        scope.purposes().stream().map(Purpose::code).sorted().toList(),
        scope.sections().stream().map(SectionLabel::code).sorted().toList(),
        scope.period().from(),
        scope.period().until(),
        GroundView.of(basis.ground()),
        basis.withoutConsent().why().code(),
        decidedBy,
        authorisedBy,
        basis.reviewDue(),
        basis.ended());
  }
}
