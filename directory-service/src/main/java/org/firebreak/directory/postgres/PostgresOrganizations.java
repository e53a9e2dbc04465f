// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firebreak.directory.Codes;
import org.firebreak.directory.Lineage;
import org.firebreak.directory.Organization;
import org.firebreak.directory.OrganizationId;
import org.firebreak.directory.Organizations;
import org.firebreak.directory.Revision;
import org.firebreak.directory.Sector;
import org.jspecify.annotations.Nullable;

/// The latest row of an organization is its state; the rows before are its history.
@ApplicationScoped
class PostgresOrganizations implements Organizations, PanacheRepositoryBase<RevisionRow, Long> {

  /// Any number that no other lock of this database uses.
  private static final long CHANGE_LOCK = 7_304_211L;

  private static final String IS_LATEST =
      "r.revision = (select max(later.revision) from RevisionRow later"
          + " where later.organizationId = r.organizationId)";

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void lock() {
    getEntityManager()
        .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)", String.class)
        .setParameter("lock", CHANGE_LOCK)
        .getSingleResult();
  }

  @Override
  public long revision() {
    return find("select coalesce(max(r.revision), 0) from RevisionRow r")
        .project(Long.class)
        .singleResult();
  }

  @Override
  public Optional<Revision> find(OrganizationId id) {
    return latest(id.value()).map(RevisionRow::revision);
  }

  @Override
  public Optional<Lineage> lineage(OrganizationId id) {
    return latest(id.value())
        .map(row -> new Lineage(row.revision(), ancestors(row), units(id.value())));
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Revision revision) {
    persistAndFlush(new RevisionRow(revision));
  }

  @Override
  public List<Revision> page(
      @Nullable OrganizationId after, int limit, @Nullable Sector sector, @Nullable String search) {
    var query = new StringBuilder("from RevisionRow r where ").append(IS_LATEST);
    var parameters = new HashMap<String, Object>();
    if (after != null) {
      query.append(" and r.organizationId > :after");
      parameters.put("after", after.value());
    }
    if (sector != null) {
      query.append(" and r.sector = :sector");
      parameters.put("sector", Codes.of(sector));
    }
    if (search != null) {
      query.append(
          " and locate(:search, lower(concat(r.name, '\n', array_to_string(r.aliases, '\n')))) > 0");
      parameters.put("search", search.toLowerCase(Locale.ROOT));
    }
    return find(query.append(" order by r.organizationId").toString(), parameters)
        .page(0, limit)
        .stream()
        .map(RevisionRow::revision)
        .toList();
  }

  @Override
  public List<Revision> history(OrganizationId id) {
    return find("organizationId = ?1 order by revision", id.value()).stream()
        .map(RevisionRow::revision)
        .toList();
  }

  private Optional<RevisionRow> latest(String id) {
    return find("organizationId = ?1 order by revision desc", id).page(0, 1).firstResultOptional();
  }

  private List<Organization> ancestors(RevisionRow row) {
    var found = new ArrayList<Organization>();
    for (var parent = row.partOf; parent != null; ) {
      var above = latest(parent).orElseThrow();
      found.add(above.organization());
      parent = above.partOf;
    }
    return found;
  }

  private List<Organization> units(String id) {
    var found = new ArrayList<Organization>();
    for (var level = List.of(id); !level.isEmpty(); ) {
      var below =
          find("from RevisionRow r where r.partOf in ?1 and " + IS_LATEST, level)
              .<RevisionRow>list();
      below.stream().map(RevisionRow::organization).forEach(found::add);
      level = below.stream().map(row -> row.organizationId).toList();
    }
    return found;
  }
}
