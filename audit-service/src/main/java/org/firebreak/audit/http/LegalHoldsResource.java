// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.http;

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
import org.firebreak.audit.KeepLegalHolds;
import org.firebreak.audit.LegalHold;
import org.firebreak.audit.Period;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// Periods from which nothing is let go. Placing needs one person, lifting two.
@Path("/v1/legal-holds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
class LegalHoldsResource {
  private final KeepLegalHolds holds;
  private final Caller caller;

  LegalHoldsResource(KeepLegalHolds holds, Caller caller) {
    this.holds = holds;
    this.caller = caller;
  }

  /// @param to the moment behind the last that is held
  record Asked(@Nullable String from, @Nullable String to, @Nullable String reason) {}

  /// @param state standing, lift-proposed or lifted
  record HoldView(
      UUID id,
      Instant from,
      Instant to,
      String reason,
      String state,
      ActView placed,
      @Nullable ActView liftProposed,
      @Nullable ActView lifted) {
    static HoldView of(LegalHold hold) {
      Period period = hold.period();
      ActView placed = ActView.of(hold.placed());
      String reason = hold.reason().name();
      return switch (hold.state()) {
        case LegalHold.State.Standing() ->
            new HoldView(
                hold.id(), period.from(), period.to(), reason, "standing", placed, null, null);
        case LegalHold.State.LiftProposed(var proposal) ->
            new HoldView(
                hold.id(),
                period.from(),
                period.to(),
                reason,
                "lift-proposed",
                placed,
                ActView.of(proposal),
                null);
        case LegalHold.State.Lifted(var proposal, var approval) ->
            new HoldView(
                hold.id(),
                period.from(),
                period.to(),
                reason,
                "lifted",
                placed,
                ActView.of(proposal),
                ActView.of(approval));
      };
    }
  }

  record HoldsView(List<HoldView> items) {}

  @GET
  public HoldsView all() {
    return new HoldsView(
        holds.shownTo(caller.organizationId()).stream().map(HoldView::of).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response place(@Nullable Asked asked) {
    Asked given = asked == null ? new Asked(null, null, null) : asked;
    Period period = Parameters.period(given.from(), given.to());
    LegalHold.Reason reason = reason(given.reason());
    try {
      LegalHold placed = holds.place(period, reason, caller.organizationId(), caller.subject());
      return Response.status(Response.Status.CREATED).entity(HoldView.of(placed)).build();
    } catch (IllegalArgumentException e) {
      throw Parameters.refused(
          "PERIOD_OUT_OF_RANGE",
          "Period out of range",
          "Give times between the years 2000 and 9999.");
    }
  }

  /// The first of two people says that it may end. It stands.
  @POST
  @Path("/{id}/lift")
  public Response proposeLift(@PathParam("id") UUID id) {
    return answer(holds.proposeLift(id, caller.organizationId(), caller.person()));
  }

  /// The second says so too, and it ends.
  @POST
  @Path("/{id}/lift/approval")
  public Response approveLift(@PathParam("id") UUID id) {
    return answer(holds.approveLift(id, caller.organizationId(), caller.person()));
  }

  private static LegalHold.Reason reason(@Nullable String code) {
    return Arrays.stream(LegalHold.Reason.values())
        .filter(each -> each.name().equals(code))
        .findFirst()
        .orElseThrow(() ->
            Parameters.refused(
                "LEGAL_HOLD_REASON_UNKNOWN",
                "Legal hold reason unknown",
                "Give as reason one of COURT_PROCEEDINGS, CRIMINAL_INVESTIGATION, PUBLIC_INQUIRY, REGULATOR_INQUIRY and COMPLAINT."));
  }

  private static Response answer(KeepLegalHolds.Outcome outcome) {
    return switch (outcome) {
      case KeepLegalHolds.Outcome.Done(var hold) -> Response.ok(HoldView.of(hold)).build();
      case KeepLegalHolds.Outcome.Refused(var why) -> throw problem(why);
    };
  }

  private static RuntimeException problem(LegalHold.Refusal why) {
    return switch (why) {
      case LEGAL_HOLD_UNKNOWN ->
          Problems.of(
              404,
              why.name(),
              "Legal hold unknown",
              "No legal hold has this id. List them: GET /v1/legal-holds.");
      case LEGAL_HOLD_LIFTED ->
          Problems.of(
              409,
              why.name(),
              "Legal hold lifted",
              "Two people have lifted this hold. Place another if it is needed again.");
      case LIFT_PROPOSED_ALREADY ->
          Problems.of(
              409,
              why.name(),
              "Lift proposed already",
              "Somebody has proposed to lift this hold. Another person approves it: POST .../lift/approval.");
      case NO_LIFT_PROPOSED ->
          Problems.of(
              409,
              why.name(),
              "No lift proposed",
              "Nobody has proposed to lift this hold. Propose it: POST .../lift; a second person then approves.");
      case SAME_PERSON ->
          Problems.of(
              403,
              why.name(),
              "A second person is needed",
              "You proposed to lift this hold. Another auditor has to approve it.");
    };
  }
}
