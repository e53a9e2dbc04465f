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
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.EventId;
import org.firebreak.referral.inbox.Answer;
import org.firebreak.referral.inbox.GivenAnswer;
import org.firebreak.referral.inbox.RejectionReason;
import org.firebreak.referral.outcome.Outcome;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@DynamicUpdate
@Table(name = "answer")
@SuppressWarnings("NullAway.Init") // Hibernate or of() fills every field.
class AnswerRow {

  @Id
  @Column(name = "event_id")
  UUID eventId;

  /// Given by the database.
  @Column(name = "sequence", insertable = false, updatable = false)
  long place;

  @Column(name = "dispatch_id")
  UUID dispatchId;

  String answer;

  @Column(name = "rejection_reason")
  @Nullable String rejectionReason;

  @Column(name = "answered_at")
  Instant answeredAt;

  @Column(name = "rests_on")
  @Nullable UUID restsOn;

  String state;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> reasons;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  static AnswerRow of(DispatchId dispatch, GivenAnswer given) {
    var row = new AnswerRow();
    row.eventId = given.outcome().event().value();
    row.dispatchId = dispatch.value();
    row.answer = given.answer().word();
    row.rejectionReason =
        given.answer() instanceof Answer.Rejected(var reason) ? reason.code() : null;
    row.answeredAt = given.at();
    row.change(given);
    return row;
  }

  final void change(GivenAnswer given) {
    var columns = StateColumns.of(given.outcome().state());
    state = columns.state();
    reasons = columns.reasons();
    expiresAt = columns.expires();
    restsOn = Optional.ofNullable(given.outcome().restsOn()).map(EventId::value).orElse(null);
  }

  GivenAnswer domain() {
    return new GivenAnswer(
        domainAnswer(),
        answeredAt,
        new Outcome(
            new EventId(eventId),
            new StateColumns(state, reasons, expiresAt, null).domain(),
            Optional.ofNullable(restsOn).map(EventId::new).orElse(null),
            List.of()));
  }

  private Answer domainAnswer() {
    return switch (answer) {
      case "accepted" -> new Answer.Accepted();
      case "rejected" ->
          new Answer.Rejected(
              Optional.ofNullable(rejectionReason).flatMap(RejectionReason::of).orElseThrow());
      case "completed" -> new Answer.Completed();
      case "acknowledged" -> new Answer.Acknowledged();
      default -> throw new IllegalStateException("an answer of no known kind: " + answer);
    };
  }
}
