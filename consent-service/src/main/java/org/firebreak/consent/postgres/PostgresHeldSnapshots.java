// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.HeldSnapshots;
import org.firebreak.consent.loop.Snapshots.Snapshot;
import org.firebreak.consent.loop.Snapshots.Unavailable;

/// The row locks are shared: reads do not wait for one another, only a withdrawal waits for them
/// and they for it.
@ApplicationScoped
class PostgresHeldSnapshots implements HeldSnapshots {

  private final DataSource database;
  private final PostgresSnapshots snapshots;
  private final TransactionSynchronizationRegistry transaction;

  PostgresHeldSnapshots(
      DataSource database,
      PostgresSnapshots snapshots,
      TransactionSynchronizationRegistry transaction) {
    this.database = database;
    this.snapshots = snapshots;
    this.transaction = transaction;
  }

  @Override
  public Snapshot take(Set<BasisId> bases) throws Unavailable {
    try (var connection = database.getConnection()) {
      return snapshots.read(connection, bases, " for share");
    } catch (SQLException e) {
      transaction.setRollbackOnly();
      throw new Unavailable("the database did not answer", e);
    }
  }
}
