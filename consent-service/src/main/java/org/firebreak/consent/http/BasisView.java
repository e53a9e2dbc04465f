// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firebreak.consent.Basis;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.SectionLabel;
import org.jspecify.annotations.Nullable;

/// A basis as its own source reads it.
///
/// @param state given, refused or withdrawn; null for a lawful basis, which has none
public record BasisView(
    UUID basisId,
    int version,
    List<String> grantees,
    List<String> purposes,
    List<String> sections,
    Instant validFrom,
    Instant validUntil,
    @Nullable String state,
    @Nullable Instant withdrawnAt) {

  static BasisView of(Basis basis) {
    return switch (basis) {
      case Basis.LawfulBasis _ -> of(basis, null, null);
      case Basis.Consent consent ->
          switch (consent.state()) {
            case Basis.Consent.State.Given() -> of(basis, "given", null);
            case Basis.Consent.State.Refused() -> of(basis, "refused", null);
            case Basis.Consent.State.Withdrawn(var at) -> of(basis, "withdrawn", at);
          };
    };
  }

  private static BasisView of(Basis basis, @Nullable String state, @Nullable Instant withdrawnAt) {
    var scope = basis.scope();
    return new BasisView(
        basis.id().value(),
        basis.version(),
        scope.grantees().stream().map(OrganizationId::value).sorted().toList(),
        scope.purposes().stream().map(Purpose::code).sorted().toList(),
        scope.sections().stream().map(SectionLabel::code).sorted().toList(),
        scope.period().from(),
        scope.period().until(),
        state,
        withdrawnAt);
  }
}
