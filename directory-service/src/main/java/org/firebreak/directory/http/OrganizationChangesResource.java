// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import static org.firebreak.runtime.identity.Roles.DIRECTORY_EDITOR;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.firebreak.directory.Actor;
import org.firebreak.directory.AddingOrganizations;
import org.firebreak.directory.ImmigrationFunction;
import org.firebreak.directory.Membership;
import org.firebreak.directory.RestrictingOrganizations;
import org.jspecify.annotations.Nullable;

/// What one directory_editor may do alone, with effect at once. A restriction is answered when it
/// is in force everywhere, some five seconds later.
@Path("/v1/organizations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(DIRECTORY_EDITOR)
class OrganizationChangesResource {

  private final AddingOrganizations adding;
  private final RestrictingOrganizations restricting;
  private final InForce inForce;
  private final Person person;

  OrganizationChangesResource(
      AddingOrganizations adding,
      RestrictingOrganizations restricting,
      InForce inForce,
      Person person) {
    this.adding = adding;
    this.restricting = restricting;
    this.inForce = inForce;
    this.person = person;
  }

  @POST
  public Response add(@Valid @NotNull AddOrganizationRequest request) {
    return Answers.added(adding.add(request.organization(), editor()));
  }

  @PUT
  @Path("{id}/immigration-function")
  public Response setImmigrationFunction(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull SetImmigrationFunctionRequest request) {
    var wanted =
        Input.code(
            ImmigrationFunction.class, "immigration_function", request.immigrationFunction());
    return Answers.changed(
        inForce.await(
            restricting.reclassify(Answers.id(id), Input.revision(ifMatch), wanted, editor())));
  }

  @PUT
  @Path("{id}/membership")
  public Response setMembership(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull SetMembershipRequest request) {
    var wanted = Input.code(Membership.class, "membership", request.membership());
    return Answers.changed(
        inForce.await(
            restricting.changeMembership(
                Answers.id(id), Input.revision(ifMatch), wanted, editor())));
  }

  private Actor.Person editor() {
    return person.alone(Actor.Role.DIRECTORY_EDITOR);
  }
}
