// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import static org.firebreak.runtime.identity.Roles.AGENCY;
import static org.firebreak.runtime.identity.Roles.AUDITOR;
import static org.firebreak.runtime.identity.Roles.CASEWORKER;
import static org.firebreak.runtime.identity.Roles.CONSENT_OFFICER;
import static org.firebreak.runtime.identity.Roles.DIRECTORY_APPROVER;
import static org.firebreak.runtime.identity.Roles.DIRECTORY_EDITOR;
import static org.firebreak.runtime.identity.Roles.QUARANTINE_REVIEWER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.firebreak.directory.OrganizationId;
import org.firebreak.directory.Organizations;
import org.firebreak.directory.Refusal;
import org.firebreak.directory.Sector;
import org.jspecify.annotations.Nullable;

/// Reading the directory: open to every role, since a source has to find its targets.
@Path("/v1/organizations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({
  AGENCY,
  CASEWORKER,
  CONSENT_OFFICER,
  QUARANTINE_REVIEWER,
  DIRECTORY_EDITOR,
  DIRECTORY_APPROVER,
  AUDITOR
})
class OrganizationResource {

  private static final int MAX_PAGE = 200;

  private final Organizations organizations;

  OrganizationResource(Organizations organizations) {
    this.organizations = organizations;
  }

  /// In the order of ids, so that a page stays right while organizations are added.
  @GET
  public OrganizationPage list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(MAX_PAGE) int limit,
      @QueryParam("sector") @Nullable String sector,
      @QueryParam("search") @Nullable @Size(max = 100) String search) {
    var found =
        organizations
            .page(
                Input.idOrNull("cursor", cursor),
                limit + 1,
                Input.codeOrNull(Sector.class, "sector", sector),
                search)
            .stream()
            .map(OrganizationView::of)
            .toList();
    return found.size() <= limit
        ? new OrganizationPage(found, null)
        : new OrganizationPage(found.subList(0, limit), found.get(limit - 1).organizationId());
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") String id) {
    return OrganizationId.read(id)
        .flatMap(organizations::find)
        .map(Answers::organization)
        .orElseThrow(() -> Refusals.problem(Refusal.ORGANIZATION_NOT_FOUND));
  }

  @GET
  @Path("{id}/history")
  public HistoryView history(@PathParam("id") String id) {
    return OrganizationId.read(id)
        .map(organizations::history)
        .filter(revisions -> !revisions.isEmpty())
        .map(HistoryView::of)
        .orElseThrow(() -> Refusals.problem(Refusal.ORGANIZATION_NOT_FOUND));
  }
}
