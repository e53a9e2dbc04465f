// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.referral.Chain;
import org.firebreak.referral.Dispatch;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.Referral;
import org.firebreak.referral.ReferralId;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "referral")
@SuppressWarnings("NullAway.Init") // Hibernate or of() fills every field.
class ReferralRow {

  @Id UUID id;

  /// Given by the database.
  @Column(name = "sequence", insertable = false, updatable = false)
  long place;

  @Column(name = "source_organization")
  String source;

  String origin;
  int hops;

  @Column(name = "most_hops")
  int mostHops;

  @Column(name = "high_risk")
  boolean highRisk;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> sections;

  @Column(name = "onward_of")
  @Nullable UUID onwardOf;

  @Column(name = "created_at")
  Instant createdAt;

  static ReferralRow of(Referral referral) {
    var row = new ReferralRow();
    row.id = referral.id().value();
    row.source = referral.source().value();
    row.origin = referral.chain().origin().value();
    row.hops = referral.chain().hops();
    row.mostHops = referral.chain().mostHops();
    row.highRisk = referral.highRisk();
    row.sections = Labels.columnOf(referral.sections());
    row.onwardOf = Optional.ofNullable(referral.onwardOf()).map(DispatchId::value).orElse(null);
    row.createdAt = referral.createdAt();
    return row;
  }

  Referral domain(List<Dispatch> dispatches) {
    return new Referral(
        new ReferralId(id),
        new OrganizationId(source),
        new Chain(new OrganizationId(origin), hops, mostHops),
        highRisk,
        Labels.of(sections),
        Optional.ofNullable(onwardOf).map(DispatchId::new).orElse(null),
        createdAt,
        dispatches);
  }
}
