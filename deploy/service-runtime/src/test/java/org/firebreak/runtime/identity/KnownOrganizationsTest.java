// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.firebreak.runtime.identity.KnownOrganizations.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownOrganizationsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final KnownOrganizations organizations = new KnownOrganizations();

  @BeforeEach
  void aDirectory() {
    organizations.put("a-force", new Organization(null, false));
    organizations.put("a-unit-of-the-force", new Organization("a-force", false));
    organizations.put("an-embedded-desk", new Organization("a-force", true));
    organizations.put("a-team-at-the-desk", new Organization("an-embedded-desk", false));
    organizations.put("an-orphan", new Organization("not-there", false));
    organizations.put("a-circle", new Organization("the-circle", false));
    organizations.put("the-circle", new Organization("a-circle", false));
    organizations.heartbeat(NOW);
  }

  @Test
  void anOrganizationWithoutAnImmigrationFunctionIsAdmitted() {
    assertThat(organizations.admit("a-unit-of-the-force", NOW))
        .isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void anImmigrationFunctionBarsTheOrganizationAndEveryUnitBelowIt() {
    assertThat(organizations.admit("an-embedded-desk", NOW)).isInstanceOf(Admission.Barred.class);
    assertThat(organizations.admit("a-team-at-the-desk", NOW)).isInstanceOf(Admission.Barred.class);
  }

  @Test
  void aChainOfParentsThatCannotBeFollowedIsBarred() {
    assertThat(organizations.admit("an-orphan", NOW)).isInstanceOf(Admission.Barred.class);
    assertThat(organizations.admit("a-circle", NOW)).isInstanceOf(Admission.Barred.class);
  }

  @Test
  void whoIsNotInTheDirectoryIsUnknown() {
    assertThat(organizations.admit("nobody", NOW)).isInstanceOf(Admission.Unknown.class);
    assertThat(organizations.admit(null, NOW)).isInstanceOf(Admission.Unknown.class);
  }

  @Test
  void afterFiveSecondsWithoutAHeartbeatNobodyIsAdmitted() {
    assertThat(organizations.admit("a-force", NOW.plusSeconds(5)))
        .isInstanceOf(Admission.Admitted.class);
    assertThat(organizations.admit("a-force", NOW.plusMillis(5_001)))
        .isInstanceOf(Admission.Stale.class);
    assertThat(new KnownOrganizations().admit("a-force", NOW)).isInstanceOf(Admission.Stale.class);
  }
}
