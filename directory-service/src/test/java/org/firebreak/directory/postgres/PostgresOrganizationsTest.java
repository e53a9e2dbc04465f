// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.firebreak.directory.Organizations;
import org.firebreak.directory.OrganizationsContract;
import org.firebreak.directory.Surroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PostgresOrganizationsTest extends OrganizationsContract {

  @Inject Organizations organizations;

  @BeforeEach
  void begin() {
    QuarkusTransaction.begin();
  }

  @AfterEach
  void undo() {
    QuarkusTransaction.rollback();
  }

  @Override
  protected Organizations organizations() {
    return organizations;
  }
}
