// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import static org.firebreak.runtime.identity.Roles.AUDITOR;
import static org.firebreak.runtime.identity.Roles.DIRECTORY_APPROVER;
import static org.firebreak.runtime.identity.Roles.DIRECTORY_EDITOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.firebreak.directory.Actor;
import org.firebreak.directory.ApprovingProposals;
import org.firebreak.directory.Proposals;
import org.firebreak.directory.Refusal;

/// The second of two people reads a proposal and approves it.
@Path("/v1/proposals/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ProposalResource {

  private final Proposals proposals;
  private final ApprovingProposals approving;
  private final Person person;

  ProposalResource(Proposals proposals, ApprovingProposals approving, Person person) {
    this.proposals = proposals;
    this.approving = approving;
    this.person = person;
  }

  @GET
  @RolesAllowed({DIRECTORY_EDITOR, DIRECTORY_APPROVER, AUDITOR})
  public ProposalView get(@PathParam("id") UUID id) {
    return proposals
        .find(id)
        .map(ProposalView::of)
        .orElseThrow(() -> Refusals.problem(Refusal.PROPOSAL_NOT_FOUND));
  }

  @POST
  @Path("approval")
  @RolesAllowed(DIRECTORY_APPROVER)
  public Response approve(@PathParam("id") UUID id) {
    return Answers.changed(approving.approve(id, person.oneOfTwo(Actor.Role.DIRECTORY_APPROVER)));
  }
}
