// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.directory.Approval;
import org.firebreak.directory.OrganizationId;
import org.firebreak.directory.Proposal;
import org.firebreak.directory.Proposals;

@ApplicationScoped
class PostgresProposals implements Proposals, PanacheRepositoryBase<ProposalRow, UUID> {

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Proposal proposal) {
    persistAndFlush(new ProposalRow(proposal));
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Approval approval) {
    getEntityManager().persist(new ApprovalRow(approval));
    getEntityManager().flush();
  }

  @Override
  public Optional<Proposal> find(UUID id) {
    return findByIdOptional(id).map(ProposalRow::proposal);
  }

  @Override
  public Optional<Approval> approvalOf(UUID proposal) {
    return Optional.ofNullable(getEntityManager().find(ApprovalRow.class, proposal))
        .map(ApprovalRow::approval);
  }

  @Override
  public List<Proposal> of(OrganizationId organization) {
    return find("organizationId = ?1 order by proposedAt, proposalId", organization.value())
        .stream()
        .map(ProposalRow::proposal)
        .toList();
  }
}
