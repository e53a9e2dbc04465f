// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.firebreak.audit.Draft;
import org.firebreak.audit.IndexRange;
import org.firebreak.audit.LettingGo;
import org.firebreak.audit.LogDamaged;
import org.firebreak.audit.LogUnavailable;
import org.firebreak.audit.OldestEntries;
import org.firebreak.audit.Retention;
import org.firebreak.audit.erasure.CommitmentKeys;

/// A partition at a time, by the function that the service's role may call and not change.
@ApplicationScoped
public class PostgresOldestEntries implements OldestEntries {
  private static final String OLDEST =
      """
      select each.first_index, each.end_index,
             (select (convert_from(bytes, 'UTF8')::jsonb ->> 'logged_at')::timestamptz
              from entry where entry_index = each.end_index - 1) as last_logged
      from (select first_index, end_index from entry_partition
            where first_index >= (select coalesce(max(end_index), 0) from let_go)
            order by first_index limit 1) as each
      where each.end_index <= (select tree_size from head)
      """;

  private final DataSource database;
  private final CommitmentKeys keys;

  public PostgresOldestEntries(DataSource database, CommitmentKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public Optional<Oldest> oldest() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OLDEST)) {
      if (!row.next()) {
        return Optional.empty();
      }
      var range = new IndexRange(row.getLong(1), row.getLong(2));
      OffsetDateTime lastLogged = row.getObject(3, OffsetDateTime.class);
      if (lastLogged == null) {
        throw new LogDamaged("the entry at index " + (range.to() - 1) + " does not say when");
      }
      return Optional.of(new Oldest(range, lastLogged.toInstant()));
    } catch (SQLException e) {
      throw new LogUnavailable("the database did not say which entries are the oldest", e);
    }
  }

  /// The fact first: it takes the log's lock, and readers wait for nothing but the dropping, which
  /// comes last. What is kept after all is rolled back with its keys.
  @Override
  public LettingGo letGo(IndexRange range, Retention retention, Draft fact) {
    return new LogTransaction(database)
        .run(
            "the letting go from index " + range.from(),
            connection -> {
              new AppendBatch(connection, keys).append(List.of(fact), List.of());
              new StoredKeys(connection).destroyUsedOnlyIn(range);
              return letGo(connection, range, retention);
            },
            LettingGo.Gone.class::isInstance);
  }

  private static LettingGo letGo(Connection connection, IndexRange range, Retention retention)
      throws SQLException {
    try (var call = connection.prepareStatement("select let_oldest_go(?, cast(? as interval))")) {
      call.setLong(1, range.from());
      call.setString(2, retention.kept().toString());
      try (ResultSet row = call.executeQuery()) {
        row.next();
        String answer = row.getString(1);
        return answer.equals("LET_GO")
            ? new LettingGo.Gone(range)
            : new LettingGo.Kept(LettingGo.Reason.valueOf(answer));
      }
    }
  }
}
