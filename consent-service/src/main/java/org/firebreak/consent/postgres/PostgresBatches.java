// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.firebreak.consent.loop.Batches;
import org.firebreak.consent.loop.Snapshots;
import org.jboss.logging.Logger;

/// One row a writer. Plain JDBC: two statements for each batch of the loop, each committed by
/// itself.
@ApplicationScoped
class PostgresBatches implements Batches {

  private static final Logger LOG = Logger.getLogger(PostgresBatches.class);
  private static final String OPEN =
      "insert into batch as last (writer, number, open) values (?, 1, true)"
          + " on conflict (writer) do update set number = last.number + 1, open = true,"
          + " opened_at = clock_timestamp() returning number";

  private final DataSource database;

  PostgresBatches(DataSource database) {
    this.database = database;
  }

  @Override
  public Batch open(String writer) throws Snapshots.Unavailable {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(OPEN)) {
      insert.setString(1, writer);
      try (var number = insert.executeQuery()) {
        number.next();
        return new Batch(writer, number.getLong(1));
      }
    } catch (SQLException e) {
      throw new Snapshots.Unavailable("the database did not open a batch", e);
    }
  }

  @Override
  public void close(Batch batch) {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update batch set open = false where writer = ? and number = ?")) {
      update.setString(1, batch.writer());
      update.setLong(2, batch.number());
      update.executeUpdate();
    } catch (SQLException e) {
      LOG.warnf("batch %d was not closed: a withdrawal waits for the next one", batch.number());
    }
  }

  @Override
  public Set<Batch> underway() throws Snapshots.Unavailable {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("select writer, number from batch where open");
        var found = select.executeQuery()) {
      var open = new HashSet<Batch>();
      while (found.next()) {
        open.add(new Batch(found.getString("writer"), found.getLong("number")));
      }
      return open;
    } catch (SQLException e) {
      throw new Snapshots.Unavailable("the database did not say what is under way", e);
    }
  }
}
