// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The first of two people asks for something looser, or for another name or place. An organization
/// that was verified under the old name or place is under review from then on.
@ApplicationScoped
public class ProposingChanges {

  private final Organizations organizations;
  private final Proposals proposals;
  private final Announcements announcements;
  private final Recording recording;
  private final CoolOff coolOff;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  ProposingChanges(
      Organizations organizations,
      Proposals proposals,
      Announcements announcements,
      Recording recording,
      CoolOff coolOff,
      InstantSource time,
      Supplier<UUID> ids) {
    this.organizations = organizations;
    this.proposals = proposals;
    this.announcements = announcements;
    this.recording = recording;
    this.coolOff = coolOff;
    this.time = time;
    this.ids = ids;
  }

  @Transactional
  public ProposalOutcome propose(OrganizationId id, ProposedChange wanted, Actor.Person by) {
    organizations.lock();
    var found = organizations.lineage(id);
    if (found.isEmpty()) {
      return new ProposalOutcome.Refused(Refusal.ORGANIZATION_NOT_FOUND);
    }
    var lineage = found.get();
    var refusal = refusal(lineage, wanted);
    if (refusal.isPresent()) {
      return new ProposalOutcome.Refused(refusal.get());
    }
    var organization = lineage.organization();
    var basedOn =
        wanted.changesIdentityOf(organization) && organization.membership() == Membership.VERIFIED
            ? recording.change(lineage, organization.withMembership(Membership.UNDER_REVIEW), by)
            : lineage.current();
    var now = time.instant();
    var proposal =
        new Proposal(
            ids.get(), id, basedOn.number(), wanted, by, now, now.plus(coolOff.duration()));
    proposals.add(proposal);
    announcements.fact(
        new Fact(
            ids.get(),
            Fact.Kind.RECLASSIFICATION_PROPOSED,
            now,
            by,
            id,
            wanted.immigrationFunction(),
            null,
            null,
            Differences.between(basedOn.organization(), wanted.applyTo(basedOn.organization()))));
    return new ProposalOutcome.Proposed(proposal);
  }

  private Optional<Refusal> refusal(Lineage lineage, ProposedChange wanted) {
    var organization = lineage.organization();
    if (wanted.isStricterThan(organization)) {
      return Optional.of(Refusal.STRICTER_NEEDS_NO_PROPOSAL);
    }
    return switch (Placement.of(lineage, wanted, organizations)) {
      case Placement.Impossible(var reason) -> Optional.of(reason);
      case Placement.Possible _ when wanted.applyTo(organization).equals(organization) ->
          Optional.of(Refusal.PROPOSAL_CHANGES_NOTHING);
      case Placement.Possible _ -> Optional.empty();
    };
  }
}
