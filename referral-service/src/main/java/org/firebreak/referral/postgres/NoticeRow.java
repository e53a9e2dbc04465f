// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.outcome.Notice;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@DynamicUpdate
@Table(name = "notice")
@SuppressWarnings("NullAway.Init") // Hibernate or of() fills every field.
class NoticeRow {

  @Id
  @Column(name = "dispatch_id")
  UUID dispatchId;

  @Column(name = "event_id")
  UUID eventId;

  @Column(name = "withdrawn_at")
  Instant withdrawnAt;

  String state;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> reasons;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Column(name = "told_at")
  @Nullable Instant toldAt;

  @Column(name = "acknowledged_at")
  @Nullable Instant acknowledgedAt;

  static NoticeRow of(Notice notice) {
    var row = new NoticeRow();
    row.dispatchId = notice.dispatch().value();
    row.withdrawnAt = notice.withdrawnAt();
    row.change(notice);
    return row;
  }

  final void change(Notice notice) {
    eventId = notice.event().value();
    switch (notice.state()) {
      case Notice.NotYetTold(var fate) -> {
        var columns = StateColumns.of(fate);
        state = columns.state();
        reasons = columns.reasons();
        expiresAt = columns.expires();
      }
      case Notice.Told(var at) -> {
        delivered("told");
        toldAt = at;
      }
      case Notice.Acknowledged(var told, var at) -> {
        delivered("acknowledged");
        toldAt = told;
        acknowledgedAt = at;
      }
    }
  }

  private void delivered(String how) {
    state = how;
    reasons = List.of();
    expiresAt = null;
  }

  Notice domain() {
    return new Notice(new DispatchId(dispatchId), new EventId(eventId), withdrawnAt, domainState());
  }

  private Notice.State domainState() {
    return switch (state) {
      case "told" -> new Notice.Told(Objects.requireNonNull(toldAt));
      case "acknowledged" ->
          new Notice.Acknowledged(
              Objects.requireNonNull(toldAt), Objects.requireNonNull(acknowledgedAt));
      default -> new Notice.NotYetTold(new StateColumns(state, reasons, expiresAt, null).domain());
    };
  }
}
