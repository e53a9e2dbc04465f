// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import java.time.Instant;
import java.util.stream.Collectors;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Basis.Consent.Manner;
import org.firebreak.consent.Basis.Consent.State;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Grantor;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Period;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.Scope;
import org.firebreak.consent.SectionLabel;

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
    var scope =
        switch (basis) {
          case Basis.Consent consent -> consent.scope();
          case Basis.LawfulBasis lawful -> lawful.recorded();
        };
    row.grantees = scope.grantees().stream().map(OrganizationId::value).sorted().toList();
    row.purposes = scope.purposes().stream().map(Purpose::code).sorted().toList();
    row.sections = scope.sections().stream().map(SectionLabel::code).sorted().toList();
    row.validFrom = scope.period().from();
    row.validUntil = scope.period().until();
    row.version = basis.version();
    switch (basis) {
      case Basis.Consent consent -> {
        row.kind = CONSENT;
        row.grantor = consent.grantor().digest();
        state(row, consent);
      }
      case Basis.LawfulBasis lawful -> {
        row.kind = LAWFUL_BASIS;
        LawfulBasisMapping.fill(row, lawful);
      }
    }
    return row;
  }

  /// The one thing of a consent that changes.
  static void state(BasisRow row, Basis.Consent consent) {
    row.version = consent.version();
    switch (consent.state()) {
      case State.Given(var manner) -> {
        row.state = "given";
        row.manner = manner.code();
      }
      case State.Refused(var manner) -> {
        row.state = "refused";
        row.manner = manner.code();
      }
      case State.UnsafeToAsk() -> row.state = "unsafe-to-ask";
      case State.Withdrawn(var manner, var at) -> {
        row.state = "withdrawn";
        row.manner = manner.code();
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
          new Basis.Consent(id, row.version, source, scope, new Grantor(row.grantor), state(row));
      case LAWFUL_BASIS ->
          new Basis.LawfulBasis(
              id,
              row.version,
              source,
              scope,
              LawfulBasisMapping.ground(row),
              LawfulBasisMapping.withoutConsent(row),
              row.reviewDue,
              row.endedAt);
      default -> throw new IllegalStateException("basis " + id + " is of no known kind");
    };
  }

  private static State state(BasisRow row) {
    return switch (row.state) {
      case "given" -> new State.Given(manner(row.manner));
      case "refused" -> new State.Refused(manner(row.manner));
      case "unsafe-to-ask" -> new State.UnsafeToAsk();
      case "withdrawn" -> new State.Withdrawn(manner(row.manner), row.withdrawnAt);
      default -> throw new IllegalStateException("a consent in no known state");
    };
  }

  private static Manner manner(String code) {
    return Manner.ofCode(code).orElseThrow(() -> new IllegalStateException("no manner " + code));
  }

  private static Purpose purpose(String code) {
    return Purpose.ofCode(code).orElseThrow(() -> new IllegalStateException("no purpose " + code));
  }

  private static SectionLabel label(String code) {
    return SectionLabel.ofCode(code)
        .orElseThrow(() -> new IllegalStateException("no label " + code));
  }
}
