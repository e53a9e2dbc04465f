// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import org.firebreak.referral.AnswerReceived;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.Inboxes;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.ReadReceived;
import org.firebreak.referral.inbox.Answer;
import org.firebreak.referral.inbox.RejectionReason;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// What the caller's organization received. Lists have no content; each read of content is granted
/// or refused on its own.
@Path("/v1/inbox")
@RolesAllowed({Roles.AGENCY, Roles.CASEWORKER})
@RunOnVirtualThread
class InboxResource {

  private final Inboxes inboxes;
  private final ReadReceived reading;
  private final AnswerReceived answering;
  private final Caller caller;
  private final InstantSource time;

  InboxResource(
      Inboxes inboxes,
      ReadReceived reading,
      AnswerReceived answering,
      Caller caller,
      InstantSource time) {
    this.inboxes = inboxes;
    this.reading = reading;
    this.answering = answering;
    this.caller = caller;
    this.time = time;
  }

  @GET
  public Response list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
      @Context UriInfo uri) {
    var now = time.instant();
    return ListView.answer(
        inboxes.pageOf(target(), Cursor.parse(cursor), limit),
        received -> ReceivedView.listed(received, now),
        limit,
        uri);
  }

  @GET
  @Path("{dispatchId}")
  public ReceivedView read(@PathParam("dispatchId") UUID id) {
    return switch (reading.read(target(), new DispatchId(id))) {
      case ReadReceived.Opened(var received, var content) ->
          ReceivedView.opened(received, content, time.instant());
      case ReadReceived.NothingReceived() -> throw Refusals.nothingReceived();
      case ReadReceived.Refused(var reasons) -> throw Refusals.standingRefused(reasons);
      case ReadReceived.StandingUnavailable() -> throw Refusals.standingUnavailable();
    };
  }

  @POST
  @Path("{dispatchId}/acceptance")
  public Response accept(@PathParam("dispatchId") UUID id) {
    return answer(id, new Answer.Accepted());
  }

  @POST
  @Path("{dispatchId}/rejection")
  public Response reject(
      @PathParam("dispatchId") UUID id, @NotNull @Valid RejectionRequest request) {
    var reason = RejectionReason.of(request.reason()).orElseThrow();
    return answer(id, new Answer.Rejected(reason));
  }

  @POST
  @Path("{dispatchId}/completion")
  public Response complete(@PathParam("dispatchId") UUID id) {
    return answer(id, new Answer.Completed());
  }

  /// That the target took note of the withdrawal of the consent.
  @POST
  @Path("{dispatchId}/acknowledgement")
  public Response acknowledge(@PathParam("dispatchId") UUID id) {
    return answer(id, new Answer.Acknowledged());
  }

  private Response answer(UUID id, Answer answer) {
    var dispatch = new DispatchId(id);
    return switch (answering.answer(target(), dispatch, answer)) {
      case AnswerReceived.Sent(var given) ->
          Response.accepted(GivenView.of(dispatch, given))
              .location(URI.create("/v1/inbox/" + dispatch))
              .build();
      case AnswerReceived.NothingReceived() -> throw Refusals.nothingReceived();
      case AnswerReceived.Refused(var code) -> throw Refusals.cannotAnswer(code);
    };
  }

  private OrganizationId target() {
    return new OrganizationId(caller.organizationId());
  }
}
