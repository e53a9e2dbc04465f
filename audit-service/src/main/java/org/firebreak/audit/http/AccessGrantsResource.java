// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

import static org.firebreak.audit.http.Parameters.refused;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.firebreak.audit.Person;
import org.firebreak.audit.access.AccessGrant;
import org.firebreak.audit.access.KeepAccess;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// What auditors of other organizations may read. Granting needs two people, revoking one.
@Path("/v1/access-grants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
class AccessGrantsResource {
  private final KeepAccess access;
  private final Caller caller;

  AccessGrantsResource(KeepAccess access, Caller caller) {
    this.access = access;
    this.caller = caller;
  }

  /// @param subject of the tokens of the person who is to read
  /// @param from with `to`: entries of this time
  /// @param until the first moment at which nothing may be read any more
  record Asked(
      @Nullable String organization,
      @Nullable String subject,
      @Nullable String from,
      @Nullable String to,
      @Nullable String until,
      @Nullable String purpose) {
    Person grantee() {
      if (organization == null
          || subject == null
          || !organization.matches("[a-z0-9-]{3,64}")
          || !subject.matches("[A-Za-z0-9-]{1,64}")) {
        throw refused(
            "GRANTEE_NOT_READABLE",
            "Grantee not readable",
            "Give the organization's id as in the directory, and the subject of the person's tokens, which they can read from one: never a name or an address.");
      }
      return new Person(organization, subject);
    }

    Instant untilWhen() {
      if (until == null) {
        throw refused(
            "UNTIL_REQUIRED",
            "Until required",
            "Say with until when the access ends, at most 90 days from now.");
      }
      return Parameters.time(until);
    }

    AccessGrant.Purpose why() {
      return Arrays.stream(AccessGrant.Purpose.values())
          .filter(each -> each.name().equals(purpose))
          .findFirst()
          .orElseThrow(() ->
              refused(
                  "ACCESS_PURPOSE_UNKNOWN",
                  "Access purpose unknown",
                  "Give as purpose one of OMBUDSMAN_INVESTIGATION, INSPECTION, COMMISSIONER_REVIEW and PUBLIC_INQUIRY."));
    }
  }

  /// @param subject for the second person, who must know who is to be let in
  /// @param state proposed, approved or revoked; an approved one is open before until
  record GrantView(
      UUID id,
      String organization,
      String subject,
      Instant from,
      Instant to,
      Instant until,
      String purpose,
      String state,
      ActView proposed,
      @Nullable ActView approved,
      @Nullable ActView revoked) {
    static GrantView of(AccessGrant grant) {
      String state = grant.approved().isPresent() ? "approved" : "proposed";
      return new GrantView(
          grant.id(),
          grant.grantee().organization(),
          grant.grantee().subject(),
          grant.sees().from(),
          grant.sees().to(),
          grant.until(),
          grant.purpose().name(),
          grant.revoked().isPresent() ? "revoked" : state,
          ActView.of(grant.proposed()),
          grant.approved().map(ActView::of).orElse(null),
          grant.revoked().map(ActView::of).orElse(null));
    }
  }

  record GrantsView(List<GrantView> items) {}

  @GET
  public GrantsView all() {
    return new GrantsView(
        access.shownTo(caller.organizationId()).stream().map(GrantView::of).toList());
  }

  /// The first of two people. Nothing can be read by it.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response propose(@Nullable Asked asked) {
    Asked given = asked == null ? new Asked(null, null, null, null, null, null) : asked;
    return answer(
        access.propose(
            given.grantee(),
            Parameters.period(given.from(), given.to()),
            given.untilWhen(),
            given.why(),
            me()),
        Response.Status.CREATED);
  }

  @POST
  @Path("/{id}/approval")
  public Response approve(@PathParam("id") UUID id) {
    return answer(access.approve(id, me()), Response.Status.OK);
  }

  @POST
  @Path("/{id}/revocation")
  public Response revoke(@PathParam("id") UUID id) {
    return answer(access.revoke(id, me()), Response.Status.OK);
  }

  private Person me() {
    return new Person(caller.organizationId(), caller.person());
  }

  private static Response answer(KeepAccess.Outcome outcome, Response.Status status) {
    return switch (outcome) {
      case KeepAccess.Outcome.Done(var grant) ->
          Response.status(status).entity(GrantView.of(grant)).build();
      case KeepAccess.Outcome.Refused(var why) -> throw problem(why);
    };
  }

  private static RuntimeException problem(AccessGrant.Refusal why) {
    return switch (why) {
      case GRANT_UNKNOWN ->
          Problems.of(
              404,
              why.name(),
              "Grant unknown",
              "Nobody proposed access under this id. List it: GET /v1/access-grants.");
      case GRANT_APPROVED_ALREADY ->
          Problems.of(
              409, why.name(), "Grant approved already", "Somebody has approved this access.");
      case GRANT_REVOKED ->
          Problems.of(
              409,
              why.name(),
              "Grant revoked",
              "This access was revoked, for good. Propose another if it is needed again.");
      case GRANT_EXPIRED ->
          Problems.of(
              409,
              why.name(),
              "Grant expired",
              "The time of this access is over. Propose another if it is still needed.");
      case GRANT_TOO_LONG ->
          refused(
              why.name(),
              "Grant too long",
              "Give an until that is later than now and at most 90 days from now. It can be proposed again.");
      case SAME_PERSON ->
          Problems.of(
              403,
              why.name(),
              "A second person is needed",
              "Whoever reads, whoever proposes it and whoever approves it are three people. Another auditor has to do this.");
    };
  }
}
