// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import static org.firebreak.runtime.identity.Roles.AUDITOR;
import static org.firebreak.runtime.identity.Roles.DIRECTORY_APPROVER;
import static org.firebreak.runtime.identity.Roles.DIRECTORY_EDITOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.firebreak.directory.Actor;
import org.firebreak.directory.ProposalOutcome;
import org.firebreak.directory.Proposals;
import org.firebreak.directory.ProposingChanges;

/// The first of two people asks for what none may do alone.
@Path("/v1/organizations/{id}/proposals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OrganizationProposalsResource {

  /// Oldest first; each bears what it was based on, so a reader sees which have lapsed.
  record ProposalList(List<ProposalView> proposals) {}

  private final Proposals proposals;
  private final ProposingChanges proposing;
  private final Person person;

  OrganizationProposalsResource(Proposals proposals, ProposingChanges proposing, Person person) {
    this.proposals = proposals;
    this.proposing = proposing;
    this.person = person;
  }

  @GET
  @RolesAllowed({DIRECTORY_EDITOR, DIRECTORY_APPROVER, AUDITOR})
  public ProposalList list(@PathParam("id") String id) {
    return new ProposalList(proposals.of(Answers.id(id)).stream().map(ProposalView::of).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(DIRECTORY_EDITOR)
  public Response propose(
      @PathParam("id") String id, @Valid @NotNull ProposeChangeRequest request) {
    var editor = person.oneOfTwo(Actor.Role.DIRECTORY_EDITOR);
    return switch (proposing.propose(Answers.id(id), request.change(), editor)) {
      case ProposalOutcome.Proposed(var proposal) ->
          Response.created(URI.create("/v1/proposals/" + proposal.id()))
              .entity(ProposalView.of(proposal))
              .build();
      case ProposalOutcome.Refused(var reason) -> throw Refusals.problem(reason);
    };
  }
}
