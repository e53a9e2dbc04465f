// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.Sector;
import org.firebreak.consent.replay.DirectoryHistory;

@ApplicationScoped
@Transactional
class PostgresDirectoryHistory implements DirectoryHistory {

  private final EntityManager entities;

  PostgresDirectoryHistory(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Directory at(long revision) {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select distinct on (organization_id) organization_id, sector, part_of, immigration_function, verified
                from directory_history where revision <= ?1 order by organization_id, revision desc\
                """,
                Object[].class)
            .setParameter(1, revision)
            .getResultList();
    return new Directory(revision, rows.stream().map(row -> organization((Object[]) row)).toList());
  }

  @Override
  public Directory latest() {
    return at(
        (Long)
            entities
                .createNativeQuery("select revision from directory_state", Long.class)
                .getSingleResult());
  }

  private static Organization organization(Object[] row) {
    return new Organization(
        new OrganizationId((String) row[0]),
        Optional.ofNullable((String) row[1]).flatMap(Sector::ofCode).orElse(null),
        Optional.ofNullable((String) row[2]).map(OrganizationId::new).orElse(null),
        (Boolean) row[3],
        (Boolean) row[4],
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of());
  }
}
