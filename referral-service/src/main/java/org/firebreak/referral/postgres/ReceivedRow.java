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
import org.firebreak.referral.BasisId;
import org.firebreak.referral.Chain;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.ReferralId;
import org.firebreak.referral.inbox.GivenAnswer;
import org.firebreak.referral.inbox.Noticed;
import org.firebreak.referral.inbox.Received;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@DynamicUpdate
@Table(name = "received")
@SuppressWarnings("NullAway.Init") // Hibernate or of() fills every field.
class ReceivedRow {

  @Id
  @Column(name = "dispatch_id")
  UUID dispatchId;

  /// Given by the database.
  @Column(name = "sequence", insertable = false, updatable = false)
  long place;

  @Column(name = "event_id")
  UUID eventId;

  @Column(name = "referral_id")
  UUID referralId;

  @Column(name = "source_organization")
  String source;

  @Column(name = "target_organization")
  String target;

  String origin;
  int hops;

  @Column(name = "most_hops")
  int mostHops;

  String purpose;

  @Column(name = "basis_id")
  @Nullable UUID basisId;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> sections;

  @Column(name = "high_risk")
  boolean highRisk;

  @Column(name = "delivered_at")
  Instant deliveredAt;

  @Column(name = "read_at")
  @Nullable Instant readAt;

  @Column(name = "notice_id")
  @Nullable UUID noticeId;

  @Column(name = "consent_withdrawn_at")
  @Nullable Instant consentWithdrawnAt;

  static ReceivedRow of(Received received) {
    var row = new ReceivedRow();
    row.dispatchId = received.dispatch().value();
    row.eventId = received.event().value();
    row.referralId = received.referral().value();
    row.source = received.source().value();
    row.target = received.target().value();
    row.origin = received.chain().origin().value();
    row.hops = received.chain().hops();
    row.mostHops = received.chain().mostHops();
    row.purpose = received.purpose();
    row.basisId = Optional.ofNullable(received.basis()).map(BasisId::value).orElse(null);
    row.sections = Labels.columnOf(received.sections());
    row.highRisk = received.highRisk();
    row.deliveredAt = received.deliveredAt();
    row.readAt = received.readAt();
    return row;
  }

  final void change(Noticed noticed) {
    noticeId = noticed.notice().value();
    consentWithdrawnAt = noticed.withdrawnAt();
  }

  private @Nullable Noticed noticed() {
    return noticeId == null || consentWithdrawnAt == null
        ? null
        : new Noticed(new EventId(noticeId), consentWithdrawnAt);
  }

  Received domain(List<GivenAnswer> answers) {
    return new Received(
        new DispatchId(dispatchId),
        new EventId(eventId),
        new ReferralId(referralId),
        new OrganizationId(source),
        new OrganizationId(target),
        new Chain(new OrganizationId(origin), hops, mostHops),
        purpose,
        Optional.ofNullable(basisId).map(BasisId::new).orElse(null),
        Labels.of(sections),
        highRisk,
        deliveredAt,
        readAt,
        noticed(),
        answers);
  }
}
