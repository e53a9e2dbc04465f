// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.firebreak.consent.DirectoryProjection;
import org.firebreak.consent.HeldSnapshots;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Surroundings;
import org.firebreak.consent.firewall.CaseFixture;
import org.junit.jupiter.api.Test;

/// FailsClosed: what may have been a bar is not waited for.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class UnreadableDirectoryTest {

  @Inject DirectoryProjection projection;
  @Inject HeldSnapshots snapshots;

  @Test
  @TestTransaction
  void whatCannotBeReadOfTheDirectoryPausesDeliveriesAndReadsAtOnce() throws Exception {
    projection.bar(new OrganizationId("lantern-refuge"));

    assertThat(snapshots.take(Set.of()).heartbeat()).isBefore(CaseFixture.NOW.minusSeconds(5));
  }
}
