// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firebreak.directory.DirectoryInMemory.APPROVER;
import static org.firebreak.directory.DirectoryInMemory.COOL_OFF;
import static org.firebreak.directory.DirectoryInMemory.EDITOR;
import static org.firebreak.directory.DirectoryInMemory.function;
import static org.firebreak.directory.DirectoryInMemory.immigrationBody;
import static org.firebreak.directory.DirectoryInMemory.membership;
import static org.firebreak.directory.DirectoryInMemory.name;
import static org.firebreak.directory.DirectoryInMemory.organization;
import static org.firebreak.directory.DirectoryInMemory.partOf;
import static org.firebreak.directory.DirectoryInMemory.sector;
import static org.firebreak.directory.DirectoryInMemory.unit;
import static org.firebreak.directory.RestrictingOrganizationsTest.outcome;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProposingAndApprovingTest {

  private static final String ONE = "lantern-refuge";
  private static final String BODY = "sample-removals-office";
  private static final ProposedChange VERIFY = membership(Membership.VERIFIED);

  record Proposing(String that, String organization, ProposedChange wanted, String outcome) {
    @Override
    public String toString() {
      return that + ": " + outcome;
    }
  }

  static List<Proposing> proposals() {
    return List.of(
        new Proposing("to verify", "unverified-refuge", VERIFY, "proposed"),
        new Proposing("to unbar", BODY, function(ImmigrationFunction.NONE), "proposed"),
        new Proposing("to make casework", BODY, function(ImmigrationFunction.CASEWORK), "proposed"),
        new Proposing(
            "to unbar into a sector",
            BODY,
            new ProposedChange(ImmigrationFunction.NONE, null, Sector.HOUSING, null, null),
            "proposed"),
        new Proposing("another sector", ONE, sector(Sector.HOUSING), "proposed"),
        new Proposing("another name", ONE, name("Lantern House (sample)"), "proposed"),
        new Proposing("another place", ONE, partOf("unverified-refuge"), "proposed"),
        new Proposing("below a body", ONE, partOf(BODY), "proposed"),
        new Proposing("nothing", ONE, name(null), "PROPOSAL_CHANGES_NOTHING"),
        new Proposing("what is", ONE, VERIFY, "PROPOSAL_CHANGES_NOTHING"),
        new Proposing(
            "a bar", ONE, function(ImmigrationFunction.CASEWORK), "STRICTER_NEEDS_NO_PROPOSAL"),
        new Proposing(
            "to suspend", ONE, membership(Membership.SUSPENDED), "STRICTER_NEEDS_NO_PROPOSAL"),
        new Proposing(
            "to suspend under another name",
            ONE,
            new ProposedChange(null, Membership.SUSPENDED, null, "Lantern House (sample)", null),
            "STRICTER_NEEDS_NO_PROPOSAL"),
        new Proposing("a sector for a body", BODY, sector(Sector.HOUSING), "SECTOR_OF_BARRED"),
        new Proposing(
            "a sector below a body", "removals-desk", sector(Sector.HOUSING), "SECTOR_OF_BARRED"),
        new Proposing("an unknown parent", ONE, partOf("nobody-knows"), "PARENT_UNKNOWN"),
        new Proposing("below itself", ONE, partOf(ONE), "PART_OF_CYCLE"),
        new Proposing("below its unit", ONE, partOf("north-house"), "PART_OF_CYCLE"),
        new Proposing("a stranger", "nobody-knows", VERIFY, "ORGANIZATION_NOT_FOUND"));
  }

  @ParameterizedTest
  @MethodSource("proposals")
  void whatMayBeProposed(Proposing proposing) {
    var directory = directory();

    var outcome = directory.propose(proposing.organization(), proposing.wanted());

    assertThat(
            switch (outcome) {
              case ProposalOutcome.Proposed _ -> "proposed";
              case ProposalOutcome.Refused(var reason) -> reason.name();
            })
        .isEqualTo(proposing.outcome());
    assertThat(directory.announcements.facts)
        .filteredOn(fact -> fact.kind() == Fact.Kind.RECLASSIFICATION_PROPOSED)
        .hasSize(proposing.outcome().equals("proposed") ? 1 : 0);
  }

  @Test
  void aProposalAloneMakesNothingLooser() {
    var directory = directory();

    directory.ripe(BODY, function(ImmigrationFunction.NONE));
    directory.ripe("unverified-refuge", VERIFY);

    assertThat(directory.now(BODY).immigrationFunction())
        .isEqualTo(ImmigrationFunction.ENFORCEMENT);
    assertThat(directory.now("unverified-refuge").membership()).isEqualTo(Membership.UNVERIFIED);
  }

  @Test
  void aSecondPersonMakesItTakeEffect() {
    var directory = directory();
    var proposal =
        directory.ripe(
            BODY,
            new ProposedChange(ImmigrationFunction.NONE, null, Sector.LEGAL_ADVICE, null, null));

    var change = directory.approving.approve(proposal.id(), APPROVER);

    assertThat(outcome(change)).isEqualTo("changed");
    assertThat(directory.now(BODY).immigrationFunction()).isEqualTo(ImmigrationFunction.NONE);
    assertThat(directory.now(BODY).sector()).isEqualTo(Sector.LEGAL_ADVICE);
    assertThat(directory.now("removals-desk").sector())
        .as("a unit's inbox does not come back by itself")
        .isNull();
    assertThat(directory.announcements.facts.getLast().reasons())
        .containsExactly("IMMIGRATION_FUNCTION_NONE", "SECTOR_LEGAL_ADVICE");
  }

  @Test
  void nobodyApprovesBeforeTheCoolOffIsOver() {
    var directory = directory();
    var proposal = proposed(directory, "unverified-refuge", VERIFY);

    directory.pass(COOL_OFF.minus(Duration.ofMillis(1)));
    assertThat(outcome(directory.approving.approve(proposal.id(), APPROVER)))
        .isEqualTo("COOL_OFF_RUNNING");

    directory.pass(Duration.ofMillis(1));
    assertThat(outcome(directory.approving.approve(proposal.id(), APPROVER))).isEqualTo("changed");
  }

  @Test
  void whoeverProposedCannotApproveInAnotherRoleOrForAnotherOrganization() {
    var directory = directory();
    var proposal = directory.ripe("unverified-refuge", VERIFY);
    var samePerson =
        new Actor.Person(new OrganizationId(ONE), Actor.Role.DIRECTORY_APPROVER, EDITOR.subject());

    assertThat(outcome(directory.approving.approve(proposal.id(), samePerson)))
        .isEqualTo("SAME_PERSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {BODY, "removals-desk", "nobody-knows"})
  void nobodyOfABarredOrUnknownOrganizationApproves(String organization) {
    var directory = directory();
    var proposal = directory.ripe("unverified-refuge", VERIFY);
    var approver =
        new Actor.Person(
            new OrganizationId(organization), Actor.Role.DIRECTORY_APPROVER, "subject-3");

    assertThat(outcome(directory.approving.approve(proposal.id(), approver)))
        .isEqualTo("APPROVER_BARRED");
  }

  @Test
  void anyChangeInBetweenOutdatesTheProposal() {
    var directory = directory();
    var proposal = directory.ripe("unverified-refuge", VERIFY);
    directory.changeMembership("unverified-refuge", Membership.SUSPENDED);

    assertThat(outcome(directory.approving.approve(proposal.id(), APPROVER)))
        .isEqualTo("PROPOSAL_OUTDATED");
    assertThat(directory.now("unverified-refuge").membership()).isEqualTo(Membership.SUSPENDED);
  }

  @Test
  void aProposalTakesEffectOnce() {
    var directory = directory();
    var proposal = directory.ripe("unverified-refuge", VERIFY);
    directory.approving.approve(proposal.id(), APPROVER);

    assertThat(outcome(directory.approving.approve(proposal.id(), APPROVER)))
        .isEqualTo("PROPOSAL_ALREADY_APPROVED");
  }

  @Test
  void whatWasNeverProposedIsNotFound() {
    assertThat(outcome(directory().approving.approve(new UUID(9, 9), APPROVER)))
        .isEqualTo("PROPOSAL_NOT_FOUND");
  }

  @Test
  void underAnotherNameAVerifiedOrganizationIsUnderReviewFromTheProposalOn() {
    var directory = directory();

    var proposal = directory.ripe(ONE, name("Lantern House (sample)"));
    assertThat(directory.now(ONE).membership()).isEqualTo(Membership.UNDER_REVIEW);
    assertThat(directory.now(ONE).name()).isEqualTo("lantern-refuge (sample)");

    directory.approving.approve(proposal.id(), APPROVER);
    assertThat(directory.now(ONE).membership()).isEqualTo(Membership.UNDER_REVIEW);
    assertThat(directory.now(ONE).name()).isEqualTo("Lantern House (sample)");

    var verification = directory.ripe(ONE, VERIFY);
    directory.approving.approve(verification.id(), APPROVER);
    assertThat(directory.now(ONE).membership()).isEqualTo(Membership.VERIFIED);
  }

  @Test
  void whoeverMovesBelowABarredOrganizationLosesItsSectorWithItsUnits() {
    var directory = directory();
    var proposal = directory.ripe(ONE, partOf(BODY));

    directory.approving.approve(proposal.id(), APPROVER);

    assertThat(directory.now(ONE).sector()).isNull();
    assertThat(directory.now("north-house").sector()).isNull();
  }

  @Test
  void aParentThatMovedMeanwhileCannotCloseACircle() {
    var directory = directory();
    var down = directory.ripe(ONE, partOf("unverified-refuge"));
    var up = directory.ripe("unverified-refuge", partOf(ONE));

    assertThat(outcome(directory.approving.approve(down.id(), APPROVER))).isEqualTo("changed");
    assertThat(outcome(directory.approving.approve(up.id(), APPROVER))).isEqualTo("PART_OF_CYCLE");
  }

  @Test
  void aParentThatWasBarredMeanwhileLeavesNoRoomForASector() {
    var directory = directory();
    var proposal = directory.ripe("south-house", sector(Sector.HOUSING));
    directory.reclassify(ONE, ImmigrationFunction.CASEWORK);

    assertThat(outcome(directory.approving.approve(proposal.id(), APPROVER)))
        .isEqualTo("SECTOR_OF_BARRED");
  }

  private static Proposal proposed(DirectoryInMemory directory, String id, ProposedChange wanted) {
    return directory.propose(id, wanted) instanceof ProposalOutcome.Proposed(var proposal)
        ? proposal
        : fail();
  }

  private static Proposal fail() {
    throw new AssertionError("the proposal was refused");
  }

  private static DirectoryInMemory directory() {
    return DirectoryInMemory.with(
        organization(ONE),
        unit("north-house", ONE),
        unit("south-house", ONE).withSector(null),
        organization("unverified-refuge").withMembership(Membership.UNVERIFIED),
        immigrationBody(BODY, ImmigrationFunction.ENFORCEMENT),
        unit("removals-desk", BODY).withSector(null));
  }
}
