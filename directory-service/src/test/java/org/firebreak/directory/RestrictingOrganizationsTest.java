// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.directory.DirectoryInMemory.EDITOR;
import static org.firebreak.directory.DirectoryInMemory.immigrationBody;
import static org.firebreak.directory.DirectoryInMemory.organization;
import static org.firebreak.directory.DirectoryInMemory.unit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestrictingOrganizationsTest {

  private static final String ONE = "lantern-refuge";

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NONE        | NONE        | unchanged
          NONE        | CASEWORK    | changed
          NONE        | ENFORCEMENT | changed
          CASEWORK    | NONE        | LOOSER_NEEDS_TWO_PEOPLE
          CASEWORK    | CASEWORK    | unchanged
          CASEWORK    | ENFORCEMENT | changed
          ENFORCEMENT | NONE        | LOOSER_NEEDS_TWO_PEOPLE
          ENFORCEMENT | CASEWORK    | LOOSER_NEEDS_TWO_PEOPLE
          ENFORCEMENT | ENFORCEMENT | unchanged
          """)
  void onePersonGivesAStricterImmigrationFunctionOnly(
      ImmigrationFunction now, ImmigrationFunction wanted, String outcome) {
    var directory = DirectoryInMemory.with(immigrationBody(ONE, now));

    var change = directory.reclassify(ONE, wanted);

    assertThat(outcome(change)).isEqualTo(outcome);
    assertThat(directory.now(ONE).immigrationFunction())
        .isEqualTo(outcome.equals("changed") ? wanted : now);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VERIFIED     | VERIFIED     | unchanged
          VERIFIED     | UNVERIFIED   | changed
          VERIFIED     | UNDER_REVIEW | changed
          VERIFIED     | SUSPENDED    | changed
          UNVERIFIED   | VERIFIED     | LOOSER_NEEDS_TWO_PEOPLE
          UNVERIFIED   | UNVERIFIED   | unchanged
          UNVERIFIED   | UNDER_REVIEW | changed
          UNVERIFIED   | SUSPENDED    | changed
          UNDER_REVIEW | VERIFIED     | LOOSER_NEEDS_TWO_PEOPLE
          UNDER_REVIEW | UNVERIFIED   | LOOSER_NEEDS_TWO_PEOPLE
          UNDER_REVIEW | UNDER_REVIEW | unchanged
          UNDER_REVIEW | SUSPENDED    | changed
          SUSPENDED    | VERIFIED     | LOOSER_NEEDS_TWO_PEOPLE
          SUSPENDED    | UNVERIFIED   | LOOSER_NEEDS_TWO_PEOPLE
          SUSPENDED    | UNDER_REVIEW | LOOSER_NEEDS_TWO_PEOPLE
          SUSPENDED    | SUSPENDED    | unchanged
          """)
  void onePersonMakesMembershipStricterOnly(Membership now, Membership wanted, String outcome) {
    var directory = DirectoryInMemory.with(organization(ONE).withMembership(now));

    var change = directory.changeMembership(ONE, wanted);

    assertThat(outcome(change)).isEqualTo(outcome);
    assertThat(directory.now(ONE).membership()).isEqualTo(outcome.equals("changed") ? wanted : now);
  }

  @Test
  void anImmigrationFunctionTakesTheSectorAwayFromTheOrganizationAndAllItsUnits() {
    var directory =
        DirectoryInMemory.with(
            organization(ONE),
            unit("north-house", ONE),
            unit("north-house-kitchen", "north-house"),
            unit("south-house", ONE).withSector(null),
            organization("other-refuge"));

    directory.reclassify(ONE, ImmigrationFunction.ENFORCEMENT);

    assertThat(directory.now(ONE).sector()).isNull();
    assertThat(directory.now("north-house").sector()).isNull();
    assertThat(directory.now("north-house-kitchen").sector()).isNull();
    assertThat(directory.now("other-refuge").sector()).isEqualTo(Sector.SPECIALIST_SUPPORT);
    assertThat(directory.announcements.organizations)
        .as("the bar comes before what follows from it, and nothing that stays is announced")
        .extracting(revision -> revision.organization().id().value())
        .containsExactly(ONE, "north-house", "north-house-kitchen");
    assertThat(directory.announcements.organizations)
        .extracting(Revision::number)
        .containsExactly(7L, 8L, 9L);
    assertThat(directory.announcements.facts)
        .extracting(Fact::kind)
        .containsExactly(
            Fact.Kind.ORGANIZATION_RECLASSIFIED,
            Fact.Kind.ORGANIZATION_CHANGED,
            Fact.Kind.ORGANIZATION_CHANGED);
    assertThat(directory.announcements.facts.getFirst().reasons())
        .containsExactly("IMMIGRATION_FUNCTION_ENFORCEMENT", "SECTOR_WITHDRAWN");
  }

  @Test
  void whoeverDecidedOnAnOlderStateHasToReadAgain() {
    var directory = DirectoryInMemory.with(organization(ONE));
    var seen = directory.current(ONE).number();
    directory.changeMembership(ONE, Membership.UNDER_REVIEW);

    var change =
        directory.restricting.changeMembership(
            new OrganizationId(ONE), seen, Membership.SUSPENDED, EDITOR);

    assertThat(outcome(change)).isEqualTo("REVISION_OUTDATED");
    assertThat(directory.now(ONE).membership()).isEqualTo(Membership.UNDER_REVIEW);
  }

  @Test
  void anUnknownOrganizationIsNotFound() {
    var change =
        new DirectoryInMemory()
            .restricting.reclassify(
                new OrganizationId(ONE), 1, ImmigrationFunction.ENFORCEMENT, EDITOR);

    assertThat(outcome(change)).isEqualTo("ORGANIZATION_NOT_FOUND");
  }

  @Test
  void whatStaysTheSameIsNoRevision() {
    var directory = DirectoryInMemory.with(organization(ONE));
    var before = directory.organizations.revision();

    directory.changeMembership(ONE, Membership.VERIFIED);

    assertThat(directory.organizations.revision()).isEqualTo(before);
    assertThat(directory.announcements.organizations).isEmpty();
    assertThat(directory.announcements.facts).isEmpty();
  }

  static String outcome(Change change) {
    return switch (change) {
      case Change.Changed _ -> "changed";
      case Change.Unchanged _ -> "unchanged";
      case Change.Refused(var reason) -> reason.name();
    };
  }
}
