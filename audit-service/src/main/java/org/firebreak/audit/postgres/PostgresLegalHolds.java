// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.firebreak.audit.Draft;
import org.firebreak.audit.LegalHold;
import org.firebreak.audit.LegalHolds;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.Period;
import org.firebreak.audit.erasure.CommitmentKeys;

/// Each step in one transaction with its fact. The fact comes first, because it takes the log's
/// lock, which letting go takes too: so neither waits for the other in a circle.
@ApplicationScoped
public class PostgresLegalHolds implements LegalHolds {
  private static final String HOLDS =
      """
      select h.hold_id, h.held_from, h.held_to, h.reason, h.organization, h.subject, h.placed_at,
             p.organization as p_organization, p.subject as p_subject, p.proposed_at,
             l.organization as l_organization, l.subject as l_subject, l.lifted_at
      from legal_hold h left join legal_hold_lift_proposal p using (hold_id) left join legal_hold_lifted l using (hold_id)
      """;

  private final DataSource database;
  private final CommitmentKeys keys;

  public PostgresLegalHolds(DataSource database, CommitmentKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public List<LegalHold> all() {
    return reading(HOLDS + " order by h.placed_at desc, h.hold_id", PostgresLegalHolds::holds);
  }

  @Override
  public Optional<LegalHold> find(UUID id) {
    return reading(
        HOLDS + " where h.hold_id = ?",
        select -> {
          select.setObject(1, id);
          return holds(select).stream().findFirst();
        });
  }

  @Override
  public void place(LegalHold hold, Draft fact) {
    boolean placed =
        write(
            fact,
            "insert into legal_hold (hold_id, organization, subject, placed_at, held_from, held_to, reason)"
                + " values (?, ?, ?, ?, ?, ?, ?)",
            insert -> {
              act(insert, hold.id(), hold.placed());
              insert.setObject(5, utc(hold.period().from()));
              insert.setObject(6, utc(hold.period().to()));
              insert.setString(7, hold.reason().name());
            });
    if (!placed) {
      throw new IllegalStateException("a legal hold was placed and is not there");
    }
  }

  @Override
  public boolean proposeLift(UUID id, LegalHold.Act act, Draft fact) {
    return write(
        fact,
        "insert into legal_hold_lift_proposal (hold_id, organization, subject, proposed_at)"
            + " values (?, ?, ?, ?) on conflict (hold_id) do nothing",
        insert -> act(insert, id, act));
  }

  @Override
  public boolean lift(UUID id, LegalHold.Act proposal, LegalHold.Act approval, Draft fact) {
    return write(
        fact,
        "insert into legal_hold_lifted (hold_id, organization, subject, lifted_at, proposed_by)"
            + " values (?, ?, ?, ?, ?) on conflict (hold_id) do nothing",
        insert -> {
          act(insert, id, approval);
          insert.setString(5, proposal.subject());
        });
  }

  private interface Parameters {
    void set(PreparedStatement insert) throws SQLException;
  }

  private interface Read<T> {
    T from(PreparedStatement select) throws SQLException;
  }

  private boolean write(Draft fact, String sql, Parameters parameters) {
    return new LogTransaction(database)
        .run(
            "what was done about a legal hold",
            connection -> {
              new AppendBatch(connection, keys).append(List.of(fact), List.of());
              return insert(connection, sql, parameters);
            },
            inserted -> inserted);
  }

  private static boolean insert(Connection connection, String sql, Parameters parameters)
      throws SQLException {
    try (var insert = connection.prepareStatement(sql)) {
      parameters.set(insert);
      return insert.executeUpdate() == 1;
    }
  }

  private static void act(PreparedStatement insert, UUID id, LegalHold.Act act)
      throws SQLException {
    insert.setObject(1, id);
    insert.setString(2, act.organization());
    insert.setString(3, act.subject());
    insert.setObject(4, utc(act.at()));
  }

  private <T> T reading(String sql, Read<T> read) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      return read.from(select);
    } catch (SQLException e) {
      throw new LogUnavailable("the database did not say which legal holds there are", e);
    }
  }

  private static List<LegalHold> holds(PreparedStatement select) throws SQLException {
    var holds = new ArrayList<LegalHold>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        holds.add(
            new LegalHold(
                row.getObject("hold_id", UUID.class),
                new Period(time(row, "held_from"), time(row, "held_to")),
                LegalHold.Reason.valueOf(row.getString("reason")),
                act(row, "", "placed_at"),
                state(row)));
      }
    }
    return holds;
  }

  private static LegalHold.State state(ResultSet row) throws SQLException {
    if (row.getString("l_subject") != null) {
      return new LegalHold.State.Lifted(act(row, "p_", "proposed_at"), act(row, "l_", "lifted_at"));
    }
    return row.getString("p_subject") == null
        ? new LegalHold.State.Standing()
        : new LegalHold.State.LiftProposed(act(row, "p_", "proposed_at"));
  }

  private static LegalHold.Act act(ResultSet row, String prefix, String at) throws SQLException {
    return new LegalHold.Act(
        row.getString(prefix + "organization"), row.getString(prefix + "subject"), time(row, at));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
