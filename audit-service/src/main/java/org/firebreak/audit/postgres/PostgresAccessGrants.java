// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import static org.firebreak.audit.postgres.ActRow.time;
import static org.firebreak.audit.postgres.ActRow.utc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.firebreak.audit.Act;
import org.firebreak.audit.Draft;
import org.firebreak.audit.Period;
import org.firebreak.audit.Person;
import org.firebreak.audit.access.AccessGrant;
import org.firebreak.audit.access.AccessGrants;
import org.firebreak.audit.erasure.CommitmentKeys;

@ApplicationScoped
public class PostgresAccessGrants implements AccessGrants {
  private static final String GRANTS =
      """
      select g.*, a.organization as a_organization, a.subject as a_subject, a.approved_at,
             r.organization as r_organization, r.subject as r_subject, r.revoked_at
      from access_grant g left join access_approval a using (grant_id) left join access_revocation r using (grant_id)
      """;

  private final ActTables tables;

  public PostgresAccessGrants(DataSource database, CommitmentKeys keys) {
    this.tables = new ActTables(database, keys, "access of external auditors");
  }

  @Override
  public List<AccessGrant> all() {
    return tables.read(
        GRANTS + " order by g.proposed_at desc, g.grant_id", PostgresAccessGrants::grants);
  }

  @Override
  public List<AccessGrant> of(Person grantee) {
    return tables.read(
        GRANTS
            + " where g.grantee_organization = ? and g.grantee_subject = ?"
            + " order by g.proposed_at desc, g.grant_id",
        select -> {
          select.setString(1, grantee.organization());
          select.setString(2, grantee.subject());
          return grants(select);
        });
  }

  @Override
  public Optional<AccessGrant> find(UUID id) {
    return tables.read(
        GRANTS + " where g.grant_id = ?",
        select -> {
          select.setObject(1, id);
          return grants(select).stream().findFirst();
        });
  }

  @Override
  public void propose(AccessGrant grant, Draft fact) {
    boolean proposed =
        tables.write(
            fact,
            "insert into access_grant (grant_id, organization, subject, proposed_at,"
                + " grantee_organization, grantee_subject, sees_from, sees_to, open_until, purpose)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            insert -> {
              ActRow.set(insert, grant.id(), grant.proposed());
              insert.setString(5, grant.grantee().organization());
              insert.setString(6, grant.grantee().subject());
              insert.setObject(7, utc(grant.sees().from()));
              insert.setObject(8, utc(grant.sees().to()));
              insert.setObject(9, utc(grant.until()));
              insert.setString(10, grant.purpose().name());
            });
    if (!proposed) {
      throw new IllegalStateException("access was proposed and is not there");
    }
  }

  @Override
  public boolean approve(UUID id, Act proposal, Act approval, Draft fact) {
    return tables.write(
        fact,
        "insert into access_approval (grant_id, organization, subject, approved_at, proposed_by)"
            + " values (?, ?, ?, ?, ?) on conflict (grant_id) do nothing",
        insert -> {
          ActRow.set(insert, id, approval);
          insert.setString(5, proposal.subject());
        });
  }

  @Override
  public boolean revoke(UUID id, Act revocation, Draft fact) {
    return tables.write(
        fact,
        "insert into access_revocation (grant_id, organization, subject, revoked_at)"
            + " values (?, ?, ?, ?) on conflict (grant_id) do nothing",
        insert -> ActRow.set(insert, id, revocation));
  }

  private static List<AccessGrant> grants(PreparedStatement select) throws SQLException {
    var grants = new ArrayList<AccessGrant>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        grants.add(
            new AccessGrant(
                row.getObject("grant_id", UUID.class),
                new Person(row.getString("grantee_organization"), row.getString("grantee_subject")),
                new Period(time(row, "sees_from"), time(row, "sees_to")),
                time(row, "open_until"),
                AccessGrant.Purpose.valueOf(row.getString("purpose")),
                ActRow.get(row, "", "proposed_at"),
                act(row, "a_", "approved_at"),
                act(row, "r_", "revoked_at")));
      }
    }
    return grants;
  }

  private static Optional<Act> act(ResultSet row, String prefix, String at) throws SQLException {
    return row.getString(prefix + "subject") == null
        ? Optional.empty()
        : Optional.of(ActRow.get(row, prefix, at));
  }
}
