// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// The second of two people makes a proposal take effect, once its cool-off is over and if nothing
/// changed since.
@ApplicationScoped
public class ApprovingProposals {

  private final Organizations organizations;
  private final Proposals proposals;
  private final Recording recording;
  private final InstantSource time;

  ApprovingProposals(
      Organizations organizations, Proposals proposals, Recording recording, InstantSource time) {
    this.organizations = organizations;
    this.proposals = proposals;
    this.recording = recording;
    this.time = time;
  }

  @Transactional
  public Change approve(UUID id, Actor.Person by) {
    organizations.lock();
    var found = proposals.find(id);
    if (found.isEmpty()) {
      return new Change.Refused(Refusal.PROPOSAL_NOT_FOUND);
    }
    var proposal = found.get();
    var lineage = organizations.lineage(proposal.organization()).orElseThrow();
    var refusal = refusal(proposal, lineage, by);
    if (refusal.isPresent()) {
      return new Change.Refused(refusal.get());
    }
    return switch (Placement.of(lineage, proposal.change(), organizations)) {
      case Placement.Impossible(var reason) -> new Change.Refused(reason);
      case Placement.Possible(var placed) -> {
        var wanted = proposal.change().applyTo(lineage.organization());
        var revision = recording.change(placed, wanted, by);
        proposals.add(new Approval(id, by, time.instant(), revision.number()));
        yield new Change.Changed(revision);
      }
    };
  }

  private Optional<Refusal> refusal(Proposal proposal, Lineage lineage, Actor.Person by) {
    if (proposals.approvalOf(proposal.id()).isPresent()) {
      return Optional.of(Refusal.PROPOSAL_ALREADY_APPROVED);
    }
    if (proposal.by().subject().equals(by.subject())) {
      return Optional.of(Refusal.SAME_PERSON);
    }
    if (organizations.lineage(by.organization()).map(Lineage::isBarred).orElse(true)) {
      return Optional.of(Refusal.APPROVER_BARRED);
    }
    if (time.instant().isBefore(proposal.readyAt())) {
      return Optional.of(Refusal.COOL_OFF_RUNNING);
    }
    return lineage.current().number() == proposal.basedOn()
        ? Optional.empty()
        : Optional.of(Refusal.PROPOSAL_OUTDATED);
  }
}
