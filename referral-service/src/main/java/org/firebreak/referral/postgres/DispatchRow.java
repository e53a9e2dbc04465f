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
import org.firebreak.referral.Dispatch;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.ReferralId;
import org.firebreak.referral.outcome.Outcome;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@DynamicUpdate
@Table(name = "dispatch")
@SuppressWarnings("NullAway.Init") // Hibernate or of() fills every field.
class DispatchRow {

  @Id UUID id;

  /// Given by the database.
  @Column(name = "sequence", insertable = false, updatable = false)
  long place;

  @Column(name = "referral_id")
  UUID referralId;

  @Column(name = "position")
  int target;

  @Column(name = "address_bytes")
  byte[] addressBytes;

  @Column(name = "purpose_bytes")
  byte[] purposeBytes;

  @Column(name = "basis_id")
  @Nullable UUID basisId;

  @Column(name = "cause_id")
  @Nullable UUID causeId;

  @Nullable UUID cures;

  @Column(name = "cured_by")
  @Nullable UUID curedBy;

  @Column(name = "event_id")
  UUID eventId;

  @Column(name = "rests_on")
  @Nullable UUID restsOn;

  String state;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> reasons;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Column(name = "rejection_reason")
  @Nullable String rejectionReason;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> withheld;

  static DispatchRow of(Dispatch dispatch, HomeSeal seal) {
    var row = new DispatchRow();
    row.id = dispatch.id().value();
    row.referralId = dispatch.referral().value();
    row.target = dispatch.position();
    row.addressBytes = seal.seal(dispatch.id(), HomeSeal.Part.ADDRESS, dispatch.address());
    row.purposeBytes = seal.seal(dispatch.id(), HomeSeal.Part.PURPOSE, dispatch.purpose());
    row.basisId = Optional.ofNullable(dispatch.basis()).map(BasisId::value).orElse(null);
    row.causeId = Optional.ofNullable(dispatch.cause()).map(EventId::value).orElse(null);
    row.cures = Optional.ofNullable(dispatch.cures()).map(DispatchId::value).orElse(null);
    row.eventId = dispatch.outcome().event().value();
    row.change(dispatch);
    return row;
  }

  /// What changes in a dispatch's life.
  final void change(Dispatch dispatch) {
    var columns = StateColumns.of(dispatch.outcome().state());
    state = columns.state();
    reasons = columns.reasons();
    expiresAt = columns.expires();
    rejectionReason = columns.rejection();
    withheld = dispatch.outcome().withheld();
    restsOn = Optional.ofNullable(dispatch.outcome().restsOn()).map(EventId::value).orElse(null);
    curedBy = Optional.ofNullable(dispatch.curedBy()).map(DispatchId::value).orElse(null);
  }

  Dispatch domain(HomeSeal seal) {
    return new Dispatch(
        new DispatchId(id),
        new ReferralId(referralId),
        target,
        seal.open(new DispatchId(id), HomeSeal.Part.ADDRESS, addressBytes),
        seal.open(new DispatchId(id), HomeSeal.Part.PURPOSE, purposeBytes),
        Optional.ofNullable(basisId).map(BasisId::new).orElse(null),
        Optional.ofNullable(causeId).map(EventId::new).orElse(null),
        Optional.ofNullable(cures).map(DispatchId::new).orElse(null),
        Optional.ofNullable(curedBy).map(DispatchId::new).orElse(null),
        new Outcome(
            new EventId(eventId),
            new StateColumns(state, reasons, expiresAt, rejectionReason).domain(),
            Optional.ofNullable(restsOn).map(EventId::new).orElse(null),
            withheld));
  }
}
