// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import javax.sql.DataSource;
import org.firebreak.audit.erasure.CommitmentKeys;
import org.firebreak.audit.erasure.Erasures;

/// Under the lock that appenders take, so that no key is made or used for an entry between a look
/// at it and its end.
@ApplicationScoped
public class PostgresErasures implements Erasures {
  private final DataSource database;
  private final CommitmentKeys keys;

  public PostgresErasures(DataSource database, CommitmentKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public <T> T alone(Function<Step, T> step) {
    return new LogTransaction(database)
        .run(
            "an erasure",
            connection -> {
              AppendBatch.lock(connection);
              return step.apply(new ErasureStep(connection, keys));
            },
            done -> true);
  }
}
