// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.firebreak.directory.Actor;
import org.firebreak.directory.Approval;
import org.firebreak.directory.Codes;
import org.firebreak.directory.OrganizationId;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "approvals")
class ApprovalRow {

  @Id UUID proposalId;
  String actingOrganization;
  String actingRole;
  String actingSubject;
  Instant approvedAt;
  long revision;

  /// Hibernate fills what it creates.
  @SuppressWarnings("NullAway.Init")
  protected ApprovalRow() {}

  ApprovalRow(Approval approval) {
    this.proposalId = approval.proposal();
    this.actingOrganization = approval.by().organization().value();
    this.actingRole = Codes.of(approval.by().role());
    this.actingSubject = approval.by().subject();
    this.approvedAt = approval.at();
    this.revision = approval.revision();
  }

  Approval approval() {
    return new Approval(
        proposalId,
        new Actor.Person(
            new OrganizationId(actingOrganization),
            Column.read(Actor.Role.class, actingRole),
            actingSubject),
        approvedAt,
        revision);
  }
}
