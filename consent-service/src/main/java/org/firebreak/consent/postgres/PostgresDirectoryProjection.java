// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.firebreak.consent.DirectoryProjection;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.Sector;

@ApplicationScoped
class PostgresDirectoryProjection implements DirectoryProjection {

  private final EntityManager database;

  PostgresDirectoryProjection(EntityManager database) {
    this.database = database;
  }

  @Override
  @Transactional
  public void put(Organization organization, long revision) {
    database
        .createNativeQuery(
            """
            insert into directory_organization
              (organization_id, sector, part_of, immigration_function, verified, names, topics, email_domains, webhook_hosts, revision)
            values (:id, :sector, :partOf, :immigration, :verified, :names, :topics, :domains, :hosts, :revision)
            on conflict (organization_id) do update set
              sector = excluded.sector, part_of = excluded.part_of,
              immigration_function = excluded.immigration_function, verified = excluded.verified,
              names = excluded.names, topics = excluded.topics, email_domains = excluded.email_domains,
              webhook_hosts = excluded.webhook_hosts, revision = excluded.revision
            where directory_organization.revision < excluded.revision\
            """)
        .setParameter("id", organization.id().value())
        .setParameter(
            "sector", Optional.ofNullable(organization.sector()).map(Sector::code).orElse(null))
        .setParameter(
            "partOf",
            Optional.ofNullable(organization.partOf()).map(OrganizationId::value).orElse(null))
        .setParameter("immigration", organization.immigrationFunction())
        .setParameter("verified", organization.verified())
        .setParameter("names", organization.names().toArray(String[]::new))
        .setParameter("topics", organization.topics().toArray(String[]::new))
        .setParameter("domains", organization.emailDomains().toArray(String[]::new))
        .setParameter("hosts", organization.webhookHosts().toArray(String[]::new))
        .setParameter("revision", revision)
        .executeUpdate();
    database
        .createNativeQuery(
            """
            insert into directory_history (organization_id, revision, sector, part_of, immigration_function, verified)
            select organization_id, revision, sector, part_of, immigration_function, verified
            from directory_organization where organization_id = :id
            on conflict (organization_id, revision) do nothing\
            """)
        .setParameter("id", organization.id().value())
        .executeUpdate();
    database
        .createNativeQuery(
            "update directory_state set revision = :revision where revision < :revision")
        .setParameter("revision", revision)
        .executeUpdate();
  }

  @Override
  @Transactional
  public void bar(OrganizationId unreadable) {
    database
        .createNativeQuery(
            """
            insert into directory_organization
              (organization_id, immigration_function, verified, names, topics, email_domains, webhook_hosts, revision)
            values (:id, true, false, '{}', '{}', '{}', '{}', 0)
            on conflict (organization_id) do update set immigration_function = true, verified = false\
            """)
        .setParameter("id", unreadable.value())
        .executeUpdate();
    // Its revision was not seen, so a snapshot would not read the directory anew: everything
    // pauses.
    database
        .createNativeQuery("update directory_state set heartbeat = '-infinity'")
        .executeUpdate();
  }

  /// Read again after a rebalance, an old one changes nothing. One that is kept and lies further
  /// ahead than that was said by a clock that was wrong.
  @Override
  @Transactional
  public boolean heartbeat(long revision, Instant at) {
    return database
            .createNativeQuery(
                """
                update directory_state set heartbeat =
                  case when heartbeat > cast(:at as timestamptz) + interval '1 minute' then :at else greatest(heartbeat, :at) end
                where revision = :revision\
                """)
            .setParameter("at", at)
            .setParameter("revision", revision)
            .executeUpdate()
        == 1;
  }
}
