// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.firebreak.directory.Codes;
import org.firebreak.directory.ImmigrationFunction;
import org.firebreak.directory.Membership;
import org.firebreak.directory.Organization;
import org.firebreak.directory.OrganizationId;
import org.firebreak.directory.Revision;
import org.firebreak.directory.Sector;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "organization_revisions")
class RevisionRow {

  @Id long revision;
  String organizationId;
  String kind;
  String name;
  @Nullable String sector;
  @Nullable String partOf;
  String immigrationFunction;
  String membership;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> aliases;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> topics;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> emailDomains;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> webhookHosts;

  @Nullable String actingOrganization;
  @Nullable String actingRole;
  @Nullable String actingSubject;
  Instant revisedAt;

  /// Hibernate fills what it creates.
  @SuppressWarnings("NullAway.Init")
  protected RevisionRow() {}

  RevisionRow(Revision made) {
    var organization = made.organization();
    var partOf = organization.partOf();
    this.revision = made.number();
    this.organizationId = organization.id().value();
    this.kind = Codes.of(made.kind());
    this.name = organization.name();
    this.sector = organization.sector() == null ? null : Codes.of(organization.sector());
    this.partOf = partOf == null ? null : partOf.value();
    this.immigrationFunction = Codes.of(organization.immigrationFunction());
    this.membership = Codes.of(organization.membership());
    this.aliases = organization.aliases();
    this.topics = organization.topics();
    this.emailDomains = organization.emailDomains();
    this.webhookHosts = organization.webhookHosts();
    var by = ActorColumns.of(made.by());
    this.actingOrganization = by.organization();
    this.actingRole = by.role();
    this.actingSubject = by.subject();
    this.revisedAt = made.at();
  }

  Revision revision() {
    return new Revision(
        revision,
        organization(),
        Column.read(Revision.Kind.class, kind),
        new ActorColumns(actingOrganization, actingRole, actingSubject).actor(),
        revisedAt);
  }

  Organization organization() {
    return new Organization(
        new OrganizationId(organizationId),
        name,
        sector == null ? null : Column.read(Sector.class, sector),
        partOf == null ? null : new OrganizationId(partOf),
        Column.read(ImmigrationFunction.class, immigrationFunction),
        Column.read(Membership.class, membership),
        aliases,
        topics,
        emailDomains,
        webhookHosts);
  }
}
