// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.firebreak.consent.Basis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Directory;
import org.firebreak.consent.firewall.Organization;
import org.firebreak.consent.firewall.Sector;
import org.firebreak.consent.loop.Snapshots;
import org.jspecify.annotations.Nullable;

/// Plain JDBC, not Panache: the loop takes a snapshot for every batch, at an isolation level of its
/// own.
///
/// The directory is read again only when its revision moved, and until it stood still meanwhile.
@ApplicationScoped
class PostgresSnapshots implements Snapshots {

  private final DataSource database;
  private volatile Directory latest = new Directory(0, List.of());

  PostgresSnapshots(DataSource database) {
    this.database = database;
  }

  @Override
  public Snapshot take(Set<BasisId> bases) throws Unavailable {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (var begin = connection.createStatement()) {
        begin.execute("set transaction isolation level repeatable read, read only");
      }
      var snapshot = read(connection, bases, "");
      connection.commit();
      return snapshot;
    } catch (SQLException e) {
      throw new Unavailable("the database did not answer", e);
    }
  }

  private record State(long revision, Instant heartbeat) {}

  /// @param lock what the select of the bases ends with
  Snapshot read(Connection connection, Set<BasisId> ids, String lock) throws SQLException {
    var held = bases(connection, ids, lock);
    while (true) {
      var snapshot = snapshot(connection, held);
      if (state(connection).revision() == snapshot.directory().revision()) {
        latest = snapshot.directory();
        return snapshot;
      }
    }
  }

  private Snapshot snapshot(Connection connection, Map<BasisId, Basis> bases) throws SQLException {
    var state = state(connection);
    return new Snapshot(directory(connection, state.revision()), state.heartbeat(), bases);
  }

  private static State state(Connection connection) throws SQLException {
    try (var select =
            connection.prepareStatement("select revision, heartbeat from directory_state");
        var found = select.executeQuery()) {
      found.next();
      var heartbeat = found.getObject("heartbeat", OffsetDateTime.class);
      return new State(
          found.getLong("revision"),
          heartbeat.equals(OffsetDateTime.MIN) ? Instant.EPOCH : heartbeat.toInstant());
    }
  }

  private Directory directory(Connection connection, long revision) throws SQLException {
    var known = latest;
    if (known.revision() == revision) {
      return known;
    }
    var organizations = new ArrayList<Organization>();
    try (var select = connection.prepareStatement("select * from directory_organization");
        var found = select.executeQuery()) {
      while (found.next()) {
        organizations.add(organization(found));
      }
    }
    return new Directory(revision, organizations);
  }

  private static Organization organization(ResultSet row) throws SQLException {
    return new Organization(
        new OrganizationId(row.getString("organization_id")),
        Optional.ofNullable(row.getString("sector")).flatMap(Sector::ofCode).orElse(null),
        Optional.ofNullable(row.getString("part_of")).map(OrganizationId::new).orElse(null),
        row.getBoolean("immigration_function"),
        row.getBoolean("verified"),
        Set.copyOf(texts(row.getArray("names"))),
        Set.copyOf(texts(row.getArray("topics"))),
        Set.copyOf(texts(row.getArray("email_domains"))),
        Set.copyOf(texts(row.getArray("webhook_hosts"))));
  }

  private static Map<BasisId, Basis> bases(Connection connection, Set<BasisId> ids, String lock)
      throws SQLException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var bases = new HashMap<BasisId, Basis>();
    try (var select =
        connection.prepareStatement("select * from basis where id = any (?)" + lock)) {
      select.setArray(
          1, connection.createArrayOf("uuid", ids.stream().map(BasisId::value).toArray()));
      try (var found = select.executeQuery()) {
        while (found.next()) {
          var basis = BasisMapping.basis(row(found));
          bases.put(basis.id(), basis);
        }
      }
    }
    return bases;
  }

  private static BasisRow row(ResultSet found) throws SQLException {
    var row = new BasisRow();
    row.id = found.getObject("id", UUID.class);
    row.version = found.getInt("version");
    row.kind = found.getString("kind");
    row.source = found.getString("source");
    row.grantees = texts(found.getArray("grantees"));
    row.purposes = texts(found.getArray("purposes"));
    row.sections = texts(found.getArray("sections"));
    row.validFrom = found.getObject("valid_from", OffsetDateTime.class).toInstant();
    row.validUntil = found.getObject("valid_until", OffsetDateTime.class).toInstant();
    row.grantor = found.getString("grantor");
    row.state = found.getString("state");
    row.manner = found.getString("manner");
    row.withdrawnAt = instant(found.getObject("withdrawn_at", OffsetDateTime.class));
    row.law = found.getString("law");
    row.article = found.getString("article");
    row.specialCategory = found.getString("special_category");
    row.criminalOffence = found.getString("criminal_offence");
    row.sensitive = found.getString("sensitive");
    row.scheduleCondition = found.getString("schedule_condition");
    row.withoutConsent = found.getString("without_consent");
    row.decidedBy = found.getString("decided_by");
    row.authorisedBy = found.getString("authorised_by");
    row.reviewDue = found.getObject("review_due", LocalDate.class);
    row.endedAt = instant(found.getObject("ended_at", OffsetDateTime.class));
    return row;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
