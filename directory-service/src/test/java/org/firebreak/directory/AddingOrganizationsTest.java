// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.directory.DirectoryInMemory.EDITOR;
import static org.firebreak.directory.DirectoryInMemory.immigrationBody;
import static org.firebreak.directory.DirectoryInMemory.organization;
import static org.firebreak.directory.DirectoryInMemory.unit;
import static org.firebreak.directory.RestrictingOrganizationsTest.outcome;

import org.junit.jupiter.api.Test;

class AddingOrganizationsTest {

  private final DirectoryInMemory directory =
      DirectoryInMemory.with(
          organization("lantern-refuge"),
          immigrationBody("sample-removals-office", ImmigrationFunction.CASEWORK),
          unit("removals-desk", "sample-removals-office").withSector(null));

  @Test
  void aNewOrganizationIsUnverifiedWhateverWasAsked() {
    var change = directory.adding.add(organization("juniper-outreach"), EDITOR);

    assertThat(outcome(change)).isEqualTo("changed");
    assertThat(directory.now("juniper-outreach").membership()).isEqualTo(Membership.UNVERIFIED);
    assertThat(directory.current("juniper-outreach").kind()).isEqualTo(Revision.Kind.ADDED);
    assertThat(directory.announcements.organizations)
        .containsExactly(directory.current("juniper-outreach"));
    assertThat(directory.announcements.facts)
        .extracting(Fact::kind)
        .containsExactly(Fact.Kind.ORGANIZATION_ADDED);
  }

  @Test
  void anIdIsGivenOnce() {
    assertThat(outcome(directory.adding.add(organization("lantern-refuge"), EDITOR)))
        .isEqualTo("ORGANIZATION_EXISTS");
  }

  @Test
  void aUnitNeedsAParentThatExists() {
    assertThat(outcome(directory.adding.add(unit("north-house", "nobody-knows"), EDITOR)))
        .isEqualTo("PARENT_UNKNOWN");
  }

  @Test
  void aUnitOfABarredOrganizationHasNoSector() {
    var desk = unit("second-desk", "removals-desk");

    assertThat(outcome(directory.adding.add(desk, EDITOR))).isEqualTo("SECTOR_OF_BARRED");
    assertThat(outcome(directory.adding.add(desk.withSector(null), EDITOR))).isEqualTo("changed");
  }
}
