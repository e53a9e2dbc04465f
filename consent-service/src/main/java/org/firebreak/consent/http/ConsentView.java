// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firebreak.consent.Basis.Consent;
import org.firebreak.consent.Basis.Consent.State;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.SectionLabel;
import org.jspecify.annotations.Nullable;

/// A consent as its own source reads it.
///
/// @param grantor the same for the same person, and nothing that the source sent
/// @param state given, refused, unsafe-to-ask or withdrawn
/// @param manner in which it was given or refused; null if nobody was asked
public record ConsentView(
    UUID basisId,
    int version,
    List<String> grantees,
    List<String> purposes,
    List<String> sections,
    Instant validFrom,
    Instant validUntil,
    String grantor,
    String state,
    @Nullable String manner,
    @Nullable Instant withdrawnAt) {

  static ConsentView of(Consent consent) {
    return switch (consent.state()) {
      case State.Given(var manner) -> of(consent, "given", manner.code(), null);
      case State.Refused(var manner) -> of(consent, "refused", manner.code(), null);
      case State.UnsafeToAsk() -> of(consent, "unsafe-to-ask", null, null);
      case State.Withdrawn(var manner, var at) -> of(consent, "withdrawn", manner.code(), at);
    };
  }

  private static ConsentView of(
      Consent consent, String state, @Nullable String manner, @Nullable Instant withdrawnAt) {
    var scope = consent.scope();
    return new ConsentView(
        consent.id().value(),
        consent.version(),
        scope.grantees().stream().map(OrganizationId::value).sorted().toList(),
        scope.purposes().stream().map(Purpose::code).sorted().toList(),
        scope.sections().stream().map(SectionLabel::code).sorted().toList(),
        scope.period().from(),
        scope.period().until(),
        consent.grantor().digest(),
        state,
        manner,
        withdrawnAt);
  }
}
