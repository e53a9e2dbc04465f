// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firebreak.referral.CureDispatch;
import org.firebreak.referral.Dispatch;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.Notices;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.Referral;
import org.firebreak.referral.ReferralId;
import org.firebreak.referral.Referrals;
import org.firebreak.referral.SendReferral;
import org.firebreak.referral.outcome.Notice;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// What a source sends, and how it fares. Every answer is about the caller's own organization.
@Path("/v1/referrals")
@RolesAllowed({Roles.AGENCY, Roles.CASEWORKER})
@RunOnVirtualThread
class ReferralResource {

  private final SendReferral sending;
  private final CureDispatch curing;
  private final Referrals referrals;
  private final Notices notices;
  private final Caller caller;
  private final ObjectMapper json;
  private final InstantSource time;

  ReferralResource(
      SendReferral sending,
      CureDispatch curing,
      Referrals referrals,
      Notices notices,
      Caller caller,
      ObjectMapper json,
      InstantSource time) {
    this.sending = sending;
    this.curing = curing;
    this.referrals = referrals;
    this.notices = notices;
    this.caller = caller;
    this.json = json;
    this.time = time;
  }

  @POST
  public Response send(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @NotNull @Valid SendReferralRequest request) {
    var idempotency = IdempotencyKey.of(key, request, json);
    return switch (sending.send(source(), idempotency, request.draft())) {
      case SendReferral.Sent(var referral) ->
          Response.accepted(SentView.of(referral))
              .location(URI.create("/v1/referrals/" + referral.id()))
              .build();
      case SendReferral.KeyInUse() -> throw Refusals.keyInUse();
      case SendReferral.KeyUsedForOtherRequest() -> throw Refusals.keyUsedForOtherRequest();
      case SendReferral.NothingToReferOn() -> throw Refusals.nothingToReferOn();
      case SendReferral.TooManyHops() -> throw Refusals.tooManyHops();
      case SendReferral.TooManyHeld() -> throw Refusals.tooManyHeld();
    };
  }

  @GET
  public Response list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
      @Context UriInfo uri) {
    var now = time.instant();
    var page = referrals.pageOf(source(), Cursor.parse(cursor), limit);
    var about = notices(page.items());
    return ListView.answer(page, referral -> ReferralView.of(referral, about, now), limit, uri);
  }

  @GET
  @Path("{id}")
  public ReferralView one(@PathParam("id") UUID id) {
    return referrals
        .of(new ReferralId(id), source())
        .map(referral -> ReferralView.of(referral, notices(List.of(referral)), time.instant()))
        .orElseThrow(Refusals::noSuchReferral);
  }

  @POST
  @Path("{id}/dispatches/{dispatchId}/cure")
  public Response cure(
      @PathParam("id") UUID id,
      @PathParam("dispatchId") UUID dispatchId,
      @NotNull @Valid CureRequest request) {
    return switch (curing.cure(
        source(), new ReferralId(id), new DispatchId(dispatchId), request.cure())) {
      case CureDispatch.Cured(var cure) ->
          Response.accepted(SentView.SentDispatch.of(cure))
              .location(URI.create("/v1/referrals/" + id))
              .build();
      case CureDispatch.NoSuchDispatch() -> throw Refusals.noSuchDispatch();
      case CureDispatch.NotHeldForSource() -> throw Refusals.notHeldForSource();
      case CureDispatch.AlreadyCured() -> throw Refusals.alreadyCured();
      case CureDispatch.Expired() -> throw Refusals.holdExpired();
    };
  }

  private Map<DispatchId, Notice> notices(List<Referral> about) {
    return notices.about(
        about.stream().flatMap(one -> one.dispatches().stream()).map(Dispatch::id).toList());
  }

  private OrganizationId source() {
    return new OrganizationId(caller.organizationId());
  }
}
