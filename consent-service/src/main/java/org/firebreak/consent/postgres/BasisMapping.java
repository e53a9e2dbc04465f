// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Period;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.Scope;
import org.firebreak.consent.SectionLabel;
import org.jspecify.annotations.Nullable;

/// Between a basis and its row. A row that says something the domain does not know fails: it is
/// never guessed at.
final class BasisMapping {

  private static final String CONSENT = "consent";
  private static final String LAWFUL_BASIS = "lawful-basis";

  private BasisMapping() {}

  static BasisRow row(Basis basis, Instant recordedAt) {
    var row = new BasisRow();
    row.id = basis.id().value();
    row.recordedAt = recordedAt;
    row.source = basis.source().value();
    row.grantees = basis.scope().grantees().stream().map(OrganizationId::value).sorted().toList();
    row.purposes = basis.scope().purposes().stream().map(Purpose::code).sorted().toList();
    row.sections = basis.scope().sections().stream().map(SectionLabel::code).sorted().toList();
    row.validFrom = basis.scope().period().from();
    row.validUntil = basis.scope().period().until();
    row.version = basis.version();
    switch (basis) {
      case Basis.Consent consent -> {
        row.kind = CONSENT;
        row.grantor = consent.grantor();
        state(row, consent);
      }
      case Basis.LawfulBasis lawful -> {
        row.kind = LAWFUL_BASIS;
        row.article = lawful.article().name();
        row.scheduleCondition = lawful.scheduleCondition();
        row.withoutConsent = lawful.withoutConsent().name();
        row.reviewDue = lawful.reviewDue();
      }
    }
    return row;
  }

  /// The one thing of a basis that changes.
  static void state(BasisRow row, Basis.Consent consent) {
    row.version = consent.version();
    switch (consent.state()) {
      case Basis.Consent.State.Given() -> row.state = "given";
      case Basis.Consent.State.Refused() -> row.state = "refused";
      case Basis.Consent.State.Withdrawn(var at) -> {
        row.state = "withdrawn";
        row.withdrawnAt = at;
      }
    }
  }

  static Basis basis(BasisRow row) {
    return basis(
        row,
        new Scope(
            row.grantees.stream().map(OrganizationId::new).collect(Collectors.toSet()),
            row.purposes.stream().map(BasisMapping::purpose).collect(Collectors.toSet()),
            row.sections.stream().map(BasisMapping::label).collect(Collectors.toSet()),
            new Period(row.validFrom, row.validUntil)));
  }

  private static Basis basis(BasisRow row, Scope scope) {
    var id = new BasisId(row.id);
    var source = new OrganizationId(row.source);
    return switch (row.kind) {
      case CONSENT ->
          new Basis.Consent(
              id, row.version, source, scope, row.grantor, state(row.state, row.withdrawnAt));
      case LAWFUL_BASIS ->
          new Basis.LawfulBasis(
              id,
              row.version,
              source,
              scope,
              Basis.LawfulBasis.Article.valueOf(row.article),
              row.scheduleCondition,
              Basis.LawfulBasis.WithoutConsent.valueOf(row.withoutConsent),
              row.reviewDue);
      default -> throw new IllegalStateException("basis " + id + " is of no known kind");
    };
  }

  private static Basis.Consent.State state(String code, @Nullable Instant withdrawnAt) {
    return switch (code) {
      case "given" -> new Basis.Consent.State.Given();
      case "refused" -> new Basis.Consent.State.Refused();
      case "withdrawn" -> new Basis.Consent.State.Withdrawn(Objects.requireNonNull(withdrawnAt));
      default -> throw new IllegalStateException("a consent in no known state");
    };
  }

  private static Purpose purpose(String code) {
    return Purpose.ofCode(code).orElseThrow(() -> new IllegalStateException("no purpose " + code));
  }

  private static SectionLabel label(String code) {
    return SectionLabel.ofCode(code)
        .orElseThrow(() -> new IllegalStateException("no label " + code));
  }
}
