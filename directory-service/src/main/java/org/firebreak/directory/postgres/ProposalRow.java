// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.firebreak.directory.Actor;
import org.firebreak.directory.Codes;
import org.firebreak.directory.ImmigrationFunction;
import org.firebreak.directory.Membership;
import org.firebreak.directory.OrganizationId;
import org.firebreak.directory.Proposal;
import org.firebreak.directory.ProposedChange;
import org.firebreak.directory.Sector;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "proposals")
class ProposalRow {

  @Id UUID proposalId;
  String organizationId;
  long basedOn;
  @Nullable String immigrationFunction;
  @Nullable String membership;
  @Nullable String sector;
  @Nullable String name;
  @Nullable String partOf;
  String actingOrganization;
  String actingRole;
  String actingSubject;
  Instant proposedAt;
  Instant readyAt;

  /// Hibernate fills what it creates.
  @SuppressWarnings("NullAway.Init")
  protected ProposalRow() {}

  ProposalRow(Proposal proposal) {
    var change = proposal.change();
    this.proposalId = proposal.id();
    this.organizationId = proposal.organization().value();
    this.basedOn = proposal.basedOn();
    this.immigrationFunction = code(change.immigrationFunction());
    this.membership = code(change.membership());
    this.sector = code(change.sector());
    this.name = change.name();
    this.partOf = change.partOf() == null ? null : change.partOf().value();
    this.actingOrganization = proposal.by().organization().value();
    this.actingRole = Codes.of(proposal.by().role());
    this.actingSubject = proposal.by().subject();
    this.proposedAt = proposal.at();
    this.readyAt = proposal.readyAt();
  }

  Proposal proposal() {
    return new Proposal(
        proposalId,
        new OrganizationId(organizationId),
        basedOn,
        new ProposedChange(
            read(ImmigrationFunction.class, immigrationFunction),
            read(Membership.class, membership),
            read(Sector.class, sector),
            name,
            partOf == null ? null : new OrganizationId(partOf)),
        new Actor.Person(
            new OrganizationId(actingOrganization),
            Column.read(Actor.Role.class, actingRole),
            actingSubject),
        proposedAt,
        readyAt);
  }

  private static @Nullable String code(@Nullable Enum<?> value) {
    return value == null ? null : Codes.of(value);
  }

  private static <E extends Enum<E>> @Nullable E read(Class<E> list, @Nullable String code) {
    return code == null ? null : Column.read(list, code);
  }
}
