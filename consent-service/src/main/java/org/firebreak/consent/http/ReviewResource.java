// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.consent.review.HoldReview.Refusal;
import org.firebreak.consent.review.Proposal;
import org.firebreak.consent.review.ReviewHolds;
import org.firebreak.consent.review.ReviewHolds.Outcome;
import org.firebreak.consent.review.Reviewer;
import org.firebreak.consent.review.ViewReason;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// What reviewers do about one held event. There is no call for several at once.
@Path("/v1/holds/for-a-person/{eventId}")
@RolesAllowed(Roles.QUARANTINE_REVIEWER)
@RunOnVirtualThread
public class ReviewResource {

  private final ReviewHolds review;
  private final Caller caller;

  ReviewResource(ReviewHolds review, Caller caller) {
    this.review = review;
    this.caller = caller;
  }

  /// @param proposal of a release, which a second person may approve; null if nobody proposed one
  /// @param content as it was sent: address, purpose, sections
  public record ContentView(
      UUID eventId, @Nullable ProposalView proposal, @JsonRawValue String content) {
    @Override
    public String toString() {
      return "ContentView[...]";
    }
  }

  public record ViewRequest(@Nullable String reason) {}

  /// @param meant the organization that the address means; only where its likeness to an
  ///   immigration body is a reason
  public record ReleaseRequest(@Nullable String meant) {}

  public record ProposalView(UUID eventId, @Nullable String meant, Instant proposedAt) {
    static ProposalView of(EventId held, Proposal proposal) {
      return new ProposalView(
          held.value(), proposal.meant().map(OrganizationId::value).orElse(null), proposal.at());
    }
  }

  /// @param nextEventId what the firewall decides next; its outcome goes to the source as any does
  public record SentView(UUID eventId, UUID nextEventId) {}

  /// Shows the content to this person, which is recorded with the reason before the answer goes
  /// out. A POST, so that nothing shows it by following a link.
  @POST
  @Path("/view")
  public Response view(@PathParam("eventId") UUID eventId, @Nullable ViewRequest request) {
    return answer(review.show(reviewer(), caller.role(), new EventId(eventId), reason(request)));
  }

  /// The first of two people says that it may go on. It stays held.
  @POST
  @Path("/release")
  public Response release(@PathParam("eventId") UUID eventId, @Nullable ReleaseRequest request) {
    return answer(
        review.proposeRelease(reviewer(), caller.role(), new EventId(eventId), meant(request)));
  }

  /// The second says so too, of what the first proposed. It then goes through the whole firewall
  /// again.
  @POST
  @Path("/release/approval")
  public Response approve(@PathParam("eventId") UUID eventId, @Nullable ReleaseRequest request) {
    return answer(
        review.approveRelease(reviewer(), caller.role(), new EventId(eventId), meant(request)));
  }

  /// It does not go on; its source is told, and may write it anew.
  @POST
  @Path("/discard")
  public Response discard(@PathParam("eventId") UUID eventId) {
    return answer(review.decline(reviewer(), caller.role(), new EventId(eventId)));
  }

  private Reviewer reviewer() {
    return new Reviewer(new OrganizationId(caller.organizationId()), caller.person());
  }

  private static ViewReason reason(@Nullable ViewRequest request) {
    return Optional.ofNullable(request)
        .map(ViewRequest::reason)
        .flatMap(ViewReason::ofCode)
        .orElseThrow(() ->
            Problems.of(
                422,
                "VIEW_REASON_UNKNOWN",
                "Say why you look",
                "What is shown is recorded with the reason. Give as reason one of "
                    + Stream.of(ViewReason.values())
                        .map(ViewReason::name)
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  private static Optional<OrganizationId> meant(@Nullable ReleaseRequest request) {
    if (request == null || request.meant() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new OrganizationId(request.meant()));
    } catch (IllegalArgumentException e) {
      throw problem(Refusal.MEANT_CANNOT_RECEIVE);
    }
  }

  private static Response answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Shown(var held, var proposal, var content) -> {
        var never = new CacheControl();
        never.setNoStore(true);
        yield Response.ok(
                new ContentView(
                    held.hold().event().value(),
                    proposal.map(made -> ProposalView.of(held.hold().event(), made)).orElse(null),
                    new String(content, StandardCharsets.UTF_8)))
            .cacheControl(never)
            .build();
      }
      case Outcome.Proposed(var held, var proposal) ->
          Response.accepted(ProposalView.of(held, proposal)).build();
      case Outcome.Sent(var held, var next) ->
          Response.accepted(new SentView(held.value(), next.value())).build();
      case Outcome.Refused(var why) -> throw problem(why);
    };
  }

  private static RuntimeException problem(Refusal why) {
    return switch (why) {
      case HOLD_UNKNOWN ->
          Problems.of(
              404,
              why.name(),
              "Not found",
              "Nothing of that id waits for a person. List what does: GET /v1/holds/for-a-person.");
      case ENDED ->
          Problems.of(
              409,
              why.name(),
              "Ended",
              "This hold has ended: it expired, was released or was discarded. Its content is gone.");
      case INVOLVED ->
          Problems.of(
              403,
              why.name(),
              "Not yours to review",
              "Your organization, or one that it is part of or has as a part, sent this or is to receive it, or yours may not see it. Leave it to a reviewer of another.");
      case BASIS_ENDED ->
          Problems.of(
              409,
              why.name(),
              "The basis has ended",
              "What this rested on was taken back, or its time is over: nobody is shown it any more, and it cannot be released. Discard it; its source is told what to do.");
      case NOT_SEEN ->
          Problems.of(
              409,
              why.name(),
              "Not looked at",
              "Nobody judges what they have not seen. View it first: POST .../view, with the reason.");
      case NOTHING_PROPOSED ->
          Problems.of(
              409,
              why.name(),
              "Nothing to approve",
              "Nobody has proposed a release yet. Propose it: POST .../release; a second person then approves.");
      case PROPOSAL_DIFFERS ->
          Problems.of(
              409,
              why.name(),
              "Not what is proposed",
              "What is proposed now is not what you approve. View it again, and name the same \"meant\", or none if none is proposed.");
      case SAME_PERSON ->
          Problems.of(
              403,
              why.name(),
              "A second person is needed",
              "You proposed this release. Another reviewer has to approve it.");
      case MEANT_MISSING ->
          Problems.of(
              422,
              why.name(),
              "Say whom the address means",
              "The address looks like an immigration body. Name the organization that it means in \"meant\", or discard the hold.");
      case MEANT_NEEDLESS ->
          Problems.of(
              422,
              why.name(),
              "The address is not in doubt",
              "Leave \"meant\" out: a review cannot send a referral to another organization than its source named.");
      case MEANT_CANNOT_RECEIVE ->
          Problems.of(
              422,
              why.name(),
              "Cannot receive it",
              "The directory has no such organization, or it has an immigration function. Nothing releases to one.");
      case TOO_MUCH_SEEN ->
          Problems.of(
              429,
              why.name(),
              "Too much at once",
              "You have viewed as many held referrals in an hour as one person may. Ask another reviewer, or wait.");
    };
  }
}
