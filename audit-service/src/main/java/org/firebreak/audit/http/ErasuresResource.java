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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firebreak.audit.Person;
import org.firebreak.audit.erasure.ErasableId;
import org.firebreak.audit.erasure.EraseIds;
import org.firebreak.audit.erasure.EraseIds.Outcome;
import org.firebreak.audit.erasure.ErasureReason;
import org.firebreak.audit.erasure.ErasureRefusal;
import org.firebreak.audit.erasure.ErasureRequest;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// Two auditors destroy keys. Ids are in the bodies, never in addresses.
@Path("/v1/erasures")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
class ErasuresResource {
  private final EraseIds erase;
  private final Caller caller;

  ErasuresResource(EraseIds erase, Caller caller) {
    this.erase = erase;
    this.caller = caller;
  }

  /// @param referralIds with their dispatches
  /// @param reason a code of {@link ErasureReason}
  record Asked(
      @Nullable Set<UUID> referralIds, @Nullable Set<UUID> basisIds, @Nullable String reason) {
    ErasureRequest request() {
      var ids = new HashSet<ErasableId>();
      present(referralIds).forEach(id -> ids.add(new ErasableId(ErasableId.Kind.REFERRAL, id)));
      present(basisIds).forEach(id -> ids.add(new ErasableId(ErasableId.Kind.BASIS, id)));
      if (ids.isEmpty() || ids.size() > ErasureRequest.MOST) {
        throw refused(
            "IDS_OUT_OF_RANGE",
            "Ids out of range",
            "Give referral_ids, basis_ids or both: at least one id, and at most %d."
                .formatted(ErasureRequest.MOST));
      }
      return new ErasureRequest(
          ids,
          Optional.ofNullable(reason)
              .flatMap(ErasureReason::ofCode)
              .orElseThrow(() ->
                  refused(
                      "ERASURE_REASON_UNKNOWN",
                      "Erasure reason unknown",
                      "Give one of %s as reason.".formatted(List.of(ErasureReason.values())))));
    }

    private static Set<UUID> present(@Nullable Set<UUID> ids) {
      return ids == null
          ? Set.of()
          : ids.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
      return "Asked[...]";
    }
  }

  /// @param keys how many would be destroyed now
  record ProposedView(
      UUID erasureId, String reason, int keys, Instant proposedAt, Instant expiresAt) {}

  /// Without ids: whoever approves names them, as told by whoever proposed it.
  ///
  /// @param ids how many of those that were named have a key still
  record OpenView(
      UUID erasureId,
      String reason,
      int ids,
      String organization,
      boolean byYou,
      Instant proposedAt,
      Instant expiresAt) {}

  record OpenViews(List<OpenView> items) {}

  record DestroyedView(UUID erasureId, int keysDestroyed) {}

  /// What waits for a second person, the latest first.
  @GET
  public OpenViews open() {
    Person who = person();
    return new OpenViews(
        erase.shownTo(who).stream()
            .map(made ->
                new OpenView(
                    made.id(),
                    made.reason().name(),
                    made.commitments().size(),
                    made.by().organization(),
                    made.by().subject().equals(who.subject()),
                    made.at(),
                    made.expiresAt()))
            .toList());
  }

  /// The first of two people asks. Nothing is destroyed yet.
  @POST
  public Response propose(@Nullable Asked asked) {
    return answer(erase.propose(person(), request(asked)));
  }

  /// The second says the same. Then it is done, for ever.
  @POST
  @Path("/{erasureId}/approval")
  public Response approve(@PathParam("erasureId") UUID erasureId, @Nullable Asked asked) {
    return answer(erase.approve(erasureId, person(), request(asked)));
  }

  private Person person() {
    return new Person(caller.organizationId(), caller.person());
  }

  private static ErasureRequest request(@Nullable Asked asked) {
    return (asked == null ? new Asked(null, null, null) : asked).request();
  }

  private static Response answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Proposed(var proposal, int keys) ->
          Response.accepted(
                  new ProposedView(
                      proposal.id(),
                      proposal.reason().name(),
                      keys,
                      proposal.at(),
                      proposal.expiresAt()))
              .build();
      case Outcome.Destroyed(UUID erasure, int keys) ->
          Response.ok(new DestroyedView(erasure, keys)).build();
      case Outcome.Refused(ErasureRefusal why) -> throw problem(why);
    };
  }

  private static RuntimeException problem(ErasureRefusal why) {
    return switch (why) {
      case NOTHING_TO_ERASE ->
          Problems.of(
              404,
              why.name(),
              "Nothing to erase",
              "None of these ids has a key: the log has no entry about them that could be found by them.");
      case UNDER_LEGAL_HOLD ->
          Problems.of(
              409,
              why.name(),
              "Under a legal hold",
              "One of these ids must be kept until a legal hold ends. Nothing was destroyed.");
      case ERASURE_UNKNOWN ->
          Problems.of(
              404,
              why.name(),
              "Erasure unknown",
              "Nobody proposed an erasure of this id. GET /v1/erasures lists what waits for a second person; POST /v1/erasures proposes.");
      case ERASURE_ENDED ->
          Problems.of(409, why.name(), "Erasure ended", "This erasure was approved before.");
      case ERASURE_EXPIRED ->
          Problems.of(
              409,
              why.name(),
              "Erasure expired",
              "Nobody approved this erasure within seven days. Propose it again: POST /v1/erasures.");
      case SAME_PERSON ->
          Problems.of(
              403,
              why.name(),
              "A second person is needed",
              "You proposed this erasure. Another auditor has to approve it.");
      case PROPOSAL_DIFFERS ->
          Problems.of(
              409,
              why.name(),
              "Not what is proposed",
              "Name the same ids and the same reason as the proposal, or propose anew.");
    };
  }
}
