// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.firebreak.audit.Draft;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.Person;
import org.firebreak.audit.erasure.Commitment;
import org.firebreak.audit.erasure.CommitmentKeys;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.erasure.ErasureProposal;
import org.firebreak.audit.erasure.ErasureReason;
import org.firebreak.audit.erasure.Erasures;
import org.firebreak.audit.log.Hash;

/// One erasure's step, in the transaction of one connection, whose lock is held.
final class ErasureStep implements Erasures.Step {
  /// A hold covers what happened in its time and what was logged in it.
  private static final String HELD =
      """
      select exists (
        select from standing_legal_hold
        where ? or exists (
          select from entry,
            lateral (select (convert_from(bytes, 'UTF8')::jsonb ->> 'logged_at')::timestamptz as logged_at) as written
          where referral = any (?)
            and (at >= held_from and at < held_to or logged_at >= held_from and logged_at < held_to)))
      """;

  private final Connection connection;
  private final StoredKeys stored;
  private final CommitmentKeys fresh;

  ErasureStep(Connection connection, CommitmentKeys fresh) {
    this.connection = connection;
    this.stored = new StoredKeys(connection);
    this.fresh = fresh;
  }

  @Override
  public Map<ErasableId, Commitment> reached(Set<ErasableId> ids) {
    return database(() -> stored.reached(ids));
  }

  @Override
  public boolean held(Map<ErasableId, Commitment> ids) {
    return database(() -> {
      try (var select = connection.prepareStatement(HELD)) {
        select.setBoolean(
            1, ids.keySet().stream().anyMatch(id -> id.kind() == ErasableId.Kind.BASIS));
        select.setArray(
            2,
            connection.createArrayOf(
                "bytea",
                ids.values().stream().map(each -> each.hash().bytes()).toArray(byte[][]::new)));
        try (ResultSet row = select.executeQuery()) {
          row.next();
          return row.getBoolean(1);
        }
      }
    });
  }

  @Override
  public void propose(ErasureProposal proposal) {
    update(
        "insert into erasure (erasure_id, reason, organization, subject, proposed_at)"
            + " values (?, ?, ?, ?, ?)",
        proposal.id(),
        proposal.reason().name(),
        proposal.by().organization(),
        proposal.by().subject(),
        proposal.at().atOffset(ZoneOffset.UTC));
    for (Commitment commitment : proposal.commitments()) {
      update(
          "insert into erasure_commitment (erasure_id, commitment) values (?, ?)",
          proposal.id(),
          commitment.hash().bytes());
    }
  }

  @Override
  public Optional<ErasureProposal> proposal(UUID id) {
    return proposals(" where erasure_id = ?", id).stream().findFirst();
  }

  @Override
  public List<ErasureProposal> open(Instant after) {
    return proposals(
        " where erasure_end.erasure_id is null and proposed_at > ?"
            + " order by proposed_at desc, erasure_id",
        after.atOffset(ZoneOffset.UTC));
  }

  private List<ErasureProposal> proposals(String which, Object parameter) {
    return database(() -> {
      try (var select =
          connection.prepareStatement(
              "select erasure_id, reason, erasure.organization, erasure.subject, proposed_at,"
                  + " erasure_end.erasure_id is not null as ended"
                  + " from erasure left join erasure_end using (erasure_id)"
                  + which)) {
        select.setObject(1, parameter);
        var proposals = new ArrayList<ErasureProposal>();
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            proposals.add(proposal(row));
          }
        }
        return proposals;
      }
    });
  }

  private ErasureProposal proposal(ResultSet row) throws SQLException {
    UUID id = row.getObject("erasure_id", UUID.class);
    return new ErasureProposal(
        id,
        new Person(row.getString("organization"), row.getString("subject")),
        ErasureReason.ofCode(row.getString("reason"))
            .orElseThrow(() -> new LogDamaged("an erasure has a reason that does not exist")),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        commitments(id),
        row.getBoolean("ended"));
  }

  private Set<Commitment> commitments(UUID id) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select commitment from erasure_commitment join id_key using (commitment)"
                + " where erasure_id = ?")) {
      select.setObject(1, id);
      var commitments = new HashSet<Commitment>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          commitments.add(new Commitment(Hash.of(row.getBytes(1))));
        }
      }
      return commitments;
    }
  }

  @Override
  public void destroy(UUID proposal, Person approver, Instant at, Set<ErasableId> ids) {
    update(
        "insert into erasure_end (erasure_id, organization, subject, destroyed, ended_at)"
            + " values (?, ?, ?, ?, ?)",
        proposal,
        approver.organization(),
        approver.subject(),
        ids.size(),
        at.atOffset(ZoneOffset.UTC));
    int destroyed = database(() -> stored.destroy(ids));
    if (destroyed != ids.size()) {
      throw new LogDamaged("a key went away while the lock on it was held");
    }
  }

  @Override
  public void append(Draft draft) {
    database(() -> new AppendBatch(connection, fresh).append(List.of(draft), List.of()));
  }

  private void update(String sql, Object... values) {
    database(() -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        return statement.executeUpdate();
      }
    });
  }

  private interface Statement<T> {
    T run() throws SQLException;
  }

  private static <T> T database(Statement<T> statement) {
    try {
      return statement.run();
    } catch (SQLException e) {
      throw new LogUnavailable("the database did not take an erasure", e);
    }
  }
}
