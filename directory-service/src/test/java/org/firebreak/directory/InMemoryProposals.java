// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class InMemoryProposals implements Proposals {

  private final Map<UUID, Proposal> proposals = new LinkedHashMap<>();
  private final Map<UUID, Approval> approvals = new LinkedHashMap<>();

  @Override
  public void add(Proposal proposal) {
    proposals.put(proposal.id(), proposal);
  }

  @Override
  public void add(Approval approval) {
    approvals.put(approval.proposal(), approval);
  }

  @Override
  public Optional<Proposal> find(UUID id) {
    return Optional.ofNullable(proposals.get(id));
  }

  @Override
  public Optional<Approval> approvalOf(UUID proposal) {
    return Optional.ofNullable(approvals.get(proposal));
  }

  @Override
  public List<Proposal> of(OrganizationId organization) {
    return proposals.values().stream()
        .filter(proposal -> proposal.organization().equals(organization))
        .toList();
  }
}
