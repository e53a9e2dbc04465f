// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  @Test
  @TestTransaction
  void whatAWrongClockSaidIsReplacedByTheNextHeartbeatAndAnOldOneChangesNothing() throws Exception {
    var revision = snapshots.take(Set.of()).directory().revision();
    var now = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);

    projection.heartbeat(revision, now.plus(Duration.ofHours(1)));
    assertThat(snapshots.take(Set.of()).isHeard(now)).isFalse();

    projection.heartbeat(revision, now);
    assertThat(snapshots.take(Set.of()).heartbeat()).isEqualTo(now);

    projection.heartbeat(revision, now.minusSeconds(3));
    assertThat(snapshots.take(Set.of()).heartbeat()).isEqualTo(now);
    assertThat(snapshots.take(Set.of()).isHeard(now)).isTrue();
  }
}
