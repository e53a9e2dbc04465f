// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firebreak.directory.DirectoryInMemory.immigrationBody;
import static org.firebreak.directory.DirectoryInMemory.organization;
import static org.firebreak.directory.DirectoryInMemory.unit;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImportingOrganizationsTest {

  private final DirectoryInMemory directory = new DirectoryInMemory();

  @Test
  void parentsComeBeforeTheirUnitsInWhateverOrderTheyAreListed() {
    var counts =
        directory.importing.importUnknown(
            List.of(
                unit("north-house-kitchen", "north-house"),
                unit("north-house", "lantern-refuge"),
                organization("lantern-refuge")));

    assertThat(counts).isEqualTo(new ImportingOrganizations.Counts(3, 0));
    assertThat(directory.announcements.organizations)
        .extracting(revision -> revision.organization().id().value())
        .containsExactly("lantern-refuge", "north-house", "north-house-kitchen");
    assertThat(directory.announcements.facts)
        .extracting(Fact::kind)
        .containsOnly(Fact.Kind.ORGANIZATION_IMPORTED)
        .hasSize(3);
  }

  @Test
  void whatTheDirectoryKnowsStaysAsItIs() {
    directory.importing.importUnknown(List.of(organization("lantern-refuge")));
    directory.reclassify("lantern-refuge", ImmigrationFunction.ENFORCEMENT);

    var counts =
        directory.importing.importUnknown(
            List.of(organization("lantern-refuge"), organization("juniper-outreach")));

    assertThat(counts).isEqualTo(new ImportingOrganizations.Counts(1, 1));
    assertThat(directory.now("lantern-refuge").immigrationFunction())
        .isEqualTo(ImmigrationFunction.ENFORCEMENT);
  }

  @Test
  void anIdTwiceIsRefused() {
    assertRefused(
        "lantern-refuge is in the list twice",
        organization("lantern-refuge"),
        organization("lantern-refuge"));
  }

  @Test
  void aParentThatNobodyKnowsIsRefused() {
    assertRefused("part of lantern-refuge, which neither", unit("north-house", "lantern-refuge"));
  }

  @Test
  void aCircleIsRefused() {
    assertRefused("part of each other", unit("aaa", "bbb"), unit("bbb", "aaa"));
  }

  @Test
  void aSectorBelowAnImmigrationFunctionIsRefused() {
    assertRefused(
        "north-house has a sector",
        immigrationBody("sample-removals-office", ImmigrationFunction.ENFORCEMENT),
        unit("middle-house", "sample-removals-office").withSector(null),
        unit("north-house", "middle-house"));
  }

  private void assertRefused(String message, Organization... list) {
    assertThatThrownBy(() -> directory.importing.importUnknown(List.of(list)))
        .isInstanceOf(ImportRefused.class)
        .hasMessageContaining(message);
  }
}
