// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The whole directory without a database: use cases on fakes, with a clock that a test moves.
final class DirectoryInMemory {

  static final Duration COOL_OFF = Duration.ofHours(24);
  static final OrganizationId OPERATOR = new OrganizationId("sample-operator");

  /// Two people of the operator.
  static final Actor.Person EDITOR =
      new Actor.Person(OPERATOR, Actor.Role.DIRECTORY_EDITOR, "subject-1");

  static final Actor.Person APPROVER =
      new Actor.Person(OPERATOR, Actor.Role.DIRECTORY_APPROVER, "subject-2");

  final InMemoryOrganizations organizations = new InMemoryOrganizations();
  final InMemoryProposals proposals = new InMemoryProposals();
  final RecordedAnnouncements announcements = new RecordedAnnouncements();
  final AddingOrganizations adding;
  final RestrictingOrganizations restricting;
  final ProposingChanges proposing;
  final ApprovingProposals approving;
  final ImportingOrganizations importing;
  final Heartbeat heartbeat;

  private Instant now = Instant.parse("2026-11-22T09:00:00Z");
  private long lastId;

  DirectoryInMemory() {
    InstantSource time = () -> now;
    Supplier<UUID> ids = () -> new UUID(0, ++lastId);
    var recording = new Recording(organizations, announcements, time, ids);
    adding = new AddingOrganizations(organizations, recording);
    restricting = new RestrictingOrganizations(organizations, recording);
    proposing =
        new ProposingChanges(
            organizations, proposals, announcements, recording, new CoolOff(COOL_OFF), time, ids);
    approving = new ApprovingProposals(organizations, proposals, recording, time);
    importing = new ImportingOrganizations(organizations, recording);
    heartbeat = new Heartbeat(organizations, announcements, announcements, time);
  }

  /// Holds these organizations beside the operator.
  static DirectoryInMemory with(Organization... known) {
    var directory = new DirectoryInMemory();
    directory.importing.importUnknown(List.of(organization(OPERATOR.value()).withSector(null)));
    directory.importing.importUnknown(Arrays.asList(known));
    directory.announcements.organizations.clear();
    directory.announcements.facts.clear();
    return directory;
  }

  static Organization organization(String id) {
    return new Organization(
        new OrganizationId(id),
        id + " (sample)",
        Sector.SPECIALIST_SUPPORT,
        null,
        ImmigrationFunction.NONE,
        Membership.VERIFIED,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static Organization unit(String id, String parent) {
    return organization(id).withPartOf(new OrganizationId(parent));
  }

  static Organization immigrationBody(String id, ImmigrationFunction function) {
    return organization(id).withImmigrationFunction(function);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  Organization now(String id) {
    return current(id).organization();
  }

  Revision current(String id) {
    return organizations.find(new OrganizationId(id)).orElseThrow();
  }

  Change reclassify(String id, ImmigrationFunction wanted) {
    return restricting.reclassify(new OrganizationId(id), current(id).number(), wanted, EDITOR);
  }

  Change changeMembership(String id, Membership wanted) {
    return restricting.changeMembership(
        new OrganizationId(id), current(id).number(), wanted, EDITOR);
  }

  ProposalOutcome propose(String id, ProposedChange wanted) {
    return proposing.propose(new OrganizationId(id), wanted, EDITOR);
  }

  /// Proposed by the editor, and its cool-off is over.
  Proposal ripe(String id, ProposedChange wanted) {
    if (propose(id, wanted) instanceof ProposalOutcome.Proposed(var proposal)) {
      pass(COOL_OFF);
      return proposal;
    }
    throw new AssertionError("the proposal was refused");
  }

  static ProposedChange membership(Membership wanted) {
    return new ProposedChange(null, wanted, null, null, null);
  }

  static ProposedChange function(ImmigrationFunction wanted) {
    return new ProposedChange(wanted, null, null, null, null);
  }

  static ProposedChange sector(Sector wanted) {
    return new ProposedChange(null, null, wanted, null, null);
  }

  static ProposedChange name(@Nullable String wanted) {
    return new ProposedChange(null, null, null, wanted, null);
  }

  static ProposedChange partOf(String wanted) {
    return new ProposedChange(null, null, null, null, new OrganizationId(wanted));
  }
}
