// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.postgres;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.firebreak.audit.Checkpoints;
import org.firebreak.audit.CheckpointsContract;
import org.firebreak.audit.Surroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// In a transaction that is rolled back: what it adds would bind the service that runs beside.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the injected fields.
class PostgresCheckpointsTest extends CheckpointsContract {
  @Inject Checkpoints checkpoints;

  @BeforeEach
  void begin() {
    QuarkusTransaction.begin();
  }

  @AfterEach
  void rollBack() {
    QuarkusTransaction.rollback();
  }

  @Override
  protected Checkpoints checkpoints() {
    return checkpoints;
  }
}
