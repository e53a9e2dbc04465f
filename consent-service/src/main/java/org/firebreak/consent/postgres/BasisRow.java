// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// A row of `basis`, as Hibernate needs it: mutable, and seen by nobody outside this package.
@Entity
@Table(name = "basis")
@NullUnmarked
class BasisRow {
  @Id UUID id;
  int version;
  String kind;
  String source;
  List<String> grantees;
  List<String> purposes;
  List<String> sections;

  @Column(name = "valid_from")
  Instant validFrom;

  @Column(name = "valid_until")
  Instant validUntil;

  String grantor;
  String state;
  String manner;

  @Column(name = "withdrawn_at")
  Instant withdrawnAt;

  String law;
  String article;

  @Column(name = "special_category")
  String specialCategory;

  @Column(name = "criminal_offence")
  String criminalOffence;

  String sensitive;

  @Column(name = "schedule_condition")
  String scheduleCondition;

  @Column(name = "without_consent")
  String withoutConsent;

  @Column(name = "decided_by")
  String decidedBy;

  @Column(name = "authorised_by")
  String authorisedBy;

  @Column(name = "review_due")
  LocalDate reviewDue;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(name = "recorded_at")
  Instant recordedAt;
}
