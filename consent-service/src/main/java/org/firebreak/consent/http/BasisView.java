// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Basis.Consent.State;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.SectionLabel;
import org.jspecify.annotations.Nullable;

/// A basis as its own source reads it.
///
/// @param grantor the same for the same person, and nothing that the source sent; null, like all
///   that follows, for a lawful basis
/// @param state given, refused, unsafe-to-ask or withdrawn
/// @param manner in which it was given or refused; null if nobody was asked
public record BasisView(
    UUID basisId,
    int version,
    List<String> grantees,
    List<String> purposes,
    List<String> sections,
    Instant validFrom,
    Instant validUntil,
    @Nullable String grantor,
    @Nullable String state,
    @Nullable String manner,
    @Nullable Instant withdrawnAt) {

  static BasisView of(Basis basis) {
    return switch (basis) {
      case Basis.LawfulBasis _ -> of(basis, null, null, null, null);
      case Basis.Consent consent -> {
        var grantor = consent.grantor().digest();
        yield switch (consent.state()) {
          case State.Given(var manner) -> of(basis, grantor, "given", manner.code(), null);
          case State.Refused(var manner) -> of(basis, grantor, "refused", manner.code(), null);
          case State.UnsafeToAsk() -> of(basis, grantor, "unsafe-to-ask", null, null);
          case State.Withdrawn(var manner, var at) ->
              of(basis, grantor, "withdrawn", manner.code(), at);
        };
      }
    };
  }

  private static BasisView of(
      Basis basis,
      @Nullable String grantor,
      @Nullable String state,
      @Nullable String manner,
      @Nullable Instant withdrawnAt) {
    var scope = basis.scope();
    return new BasisView(
        basis.id().value(),
        basis.version(),
        scope.grantees().stream().map(OrganizationId::value).sorted().toList(),
        scope.purposes().stream().map(Purpose::code).sorted().toList(),
        scope.sections().stream().map(SectionLabel::code).sorted().toList(),
        scope.period().from(),
        scope.period().until(),
        grantor,
        state,
        manner,
        withdrawnAt);
  }
}
