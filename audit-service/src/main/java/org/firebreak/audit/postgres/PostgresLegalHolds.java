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
import org.firebreak.audit.LegalHold;
import org.firebreak.audit.LegalHolds;
import org.firebreak.audit.Period;
import org.firebreak.audit.erasure.CommitmentKeys;

@ApplicationScoped
public class PostgresLegalHolds implements LegalHolds {
  private static final String HOLDS =
      """
      select h.hold_id, h.held_from, h.held_to, h.reason, h.organization, h.subject, h.placed_at,
             p.organization as p_organization, p.subject as p_subject, p.proposed_at,
             l.organization as l_organization, l.subject as l_subject, l.lifted_at
      from legal_hold h left join legal_hold_lift_proposal p using (hold_id) left join legal_hold_lifted l using (hold_id)
      """;

  private final ActTables tables;

  public PostgresLegalHolds(DataSource database, CommitmentKeys keys) {
    this.tables = new ActTables(database, keys, "legal holds");
  }

  @Override
  public List<LegalHold> all() {
    return tables.read(HOLDS + " order by h.placed_at desc, h.hold_id", PostgresLegalHolds::holds);
  }

  @Override
  public Optional<LegalHold> find(UUID id) {
    return tables.read(
        HOLDS + " where h.hold_id = ?",
        select -> {
          select.setObject(1, id);
          return holds(select).stream().findFirst();
        });
  }

  @Override
  public void place(LegalHold hold, Draft fact) {
    boolean placed =
        tables.write(
            fact,
            "insert into legal_hold (hold_id, organization, subject, placed_at, held_from, held_to, reason)"
                + " values (?, ?, ?, ?, ?, ?, ?)",
            insert -> {
              ActRow.set(insert, hold.id(), hold.placed());
              insert.setObject(5, utc(hold.period().from()));
              insert.setObject(6, utc(hold.period().to()));
              insert.setString(7, hold.reason().name());
            });
    if (!placed) {
      throw new IllegalStateException("a legal hold was placed and is not there");
    }
  }

  @Override
  public boolean proposeLift(UUID id, Act act, Draft fact) {
    return tables.write(
        fact,
        "insert into legal_hold_lift_proposal (hold_id, organization, subject, proposed_at)"
            + " values (?, ?, ?, ?) on conflict (hold_id) do nothing",
        insert -> ActRow.set(insert, id, act));
  }

  @Override
  public boolean lift(UUID id, Act proposal, Act approval, Draft fact) {
    return tables.write(
        fact,
        "insert into legal_hold_lifted (hold_id, organization, subject, lifted_at, proposed_by)"
            + " values (?, ?, ?, ?, ?) on conflict (hold_id) do nothing",
        insert -> {
          ActRow.set(insert, id, approval);
          insert.setString(5, proposal.subject());
        });
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
                ActRow.get(row, "", "placed_at"),
                state(row)));
      }
    }
    return holds;
  }

  private static LegalHold.State state(ResultSet row) throws SQLException {
    if (row.getString("l_subject") != null) {
      return new LegalHold.State.Lifted(
          ActRow.get(row, "p_", "proposed_at"), ActRow.get(row, "l_", "lifted_at"));
    }
    return row.getString("p_subject") == null
        ? new LegalHold.State.Standing()
        : new LegalHold.State.LiftProposed(ActRow.get(row, "p_", "proposed_at"));
  }
}
