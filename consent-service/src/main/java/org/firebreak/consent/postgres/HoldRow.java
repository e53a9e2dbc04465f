// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Hold;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Routing;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.review.HeldReferral;
import org.jspecify.annotations.NullUnmarked;

/// A row of `hold`, without its content column: a list of holds never loads content.
@Entity
@Table(name = "hold")
@NullUnmarked
class HoldRow {
  @Id
  @Column(name = "event_id")
  UUID eventId;

  String kind;

  @Column(name = "source_organization")
  String source;

  @Column(name = "target_organization")
  String target;

  @Column(name = "referral_id")
  UUID referralId;

  @Column(name = "dispatch_id")
  UUID dispatchId;

  List<String> reasons;

  @Column(name = "high_risk")
  boolean highRisk;

  @Column(name = "held_at")
  Instant heldAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  String state;

  List<String> sections;

  @Column(name = "basis_id")
  UUID basisId;

  @Column(name = "origin_organization")
  String origin;

  Integer hops;

  @Column(name = "most_hops")
  Integer mostHops;

  Hold hold() {
    return new Hold(
        new EventId(eventId),
        kind(kind),
        Optional.ofNullable(source).map(OrganizationId::new),
        Optional.ofNullable(target).map(OrganizationId::new),
        Optional.ofNullable(referralId),
        Optional.ofNullable(dispatchId),
        reasons,
        highRisk,
        heldAt,
        expiresAt,
        Hold.State.valueOf(state.toUpperCase(Locale.ROOT)));
  }

  /// Empty for what could not be read: nothing of it can be sent on.
  Optional<HeldReferral> referral() {
    return sections == null
        ? Optional.empty()
        : Optional.of(
            new HeldReferral(
                hold(),
                new Routing(
                    sections,
                    Optional.ofNullable(basisId).map(BasisId::new),
                    new Chain(new OrganizationId(origin), hops, mostHops))));
  }

  static String code(HoldKind kind) {
    return switch (kind) {
      case CURABLE -> "curable";
      case FOR_A_PERSON -> "for-a-person";
    };
  }

  private static HoldKind kind(String code) {
    return switch (code) {
      case "curable" -> HoldKind.CURABLE;
      case "for-a-person" -> HoldKind.FOR_A_PERSON;
      default -> throw new IllegalStateException("a hold of no known kind");
    };
  }
}
