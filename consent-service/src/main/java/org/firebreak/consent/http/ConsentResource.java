// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.Bases;
import org.firebreak.consent.Basis;
import org.firebreak.consent.Basis.Consent.Manner;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Fact;
import org.firebreak.consent.RecordBasis;
import org.firebreak.consent.Scope;
import org.firebreak.consent.WithdrawConsent;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// Consents (FHIR Consent). An organization sees and withdraws its own only; another's looks like
/// none at all.
@Path("/v1/consents")
@RolesAllowed({Roles.AGENCY, Roles.CONSENT_OFFICER})
@RunOnVirtualThread
public class ConsentResource {

  private final RecordBasis record;
  private final WithdrawConsent withdraw;
  private final Bases bases;
  private final Caller caller;
  private final InstantSource time;

  ConsentResource(
      RecordBasis record,
      WithdrawConsent withdraw,
      Bases bases,
      Caller caller,
      InstantSource time) {
    this.record = record;
    this.withdraw = withdraw;
    this.bases = bases;
    this.caller = caller;
    this.time = time;
  }

  /// @param grantorReference the source's own reference to the person, never a name; it is not
  ///   kept, only a keyed digest of it
  /// @param state given (the default), refused or unsafe-to-ask
  /// @param manner in which it was given or refused; may be left out, and must be if nobody asked
  /// @param validUntil required: a consent ends
  public record ConsentRequest(
      @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String grantorReference,
      @NotNull List<String> grantees,
      @NotNull List<String> purposes,
      @NotNull List<String> sections,
      @Nullable Instant validFrom,
      @NotNull Instant validUntil,
      @Nullable @Pattern(regexp = "given|refused|unsafe-to-ask") String state,
      @Nullable
          @Pattern(
              regexp =
                  "in-person|by-phone|in-writing|through-an-interpreter|through-a-representative")
          String manner) {

    /// Prints as nothing: a reference may be more than it should be.
    @Override
    public String toString() {
      return "ConsentRequest[...]";
    }
  }

  @POST
  public Response add(@Valid @NotNull ConsentRequest request) {
    var scope =
        ScopeRequest.scope(
            request.grantees(),
            request.purposes(),
            request.sections(),
            request.validFrom(),
            request.validUntil(),
            time);
    var consent = recorded(request, scope);
    return Response.created(URI.create("/v1/consents/" + consent.id()))
        .entity(ConsentView.of(consent))
        .build();
  }

  private Basis.Consent recorded(ConsentRequest request, Scope scope) {
    var reference = request.grantorReference();
    var manner = Optional.ofNullable(request.manner()).flatMap(Manner::ofCode);
    var orNotRecorded = manner.orElse(Manner.NOT_RECORDED);
    return switch (Objects.requireNonNullElse(request.state(), "given")) {
      case "refused" -> record.consentRefused(actor(), scope, reference, orNotRecorded);
      case "unsafe-to-ask" -> {
        if (manner.isPresent()) {
          throw ScopeRequest.wrong("manner", "must be left out where it was unsafe to ask");
        }
        yield record.unsafeToAsk(actor(), scope, reference);
      }
      default -> record.consentGiven(actor(), scope, reference, orNotRecorded);
    };
  }

  @GET
  @Path("/{id}")
  public ConsentView get(@PathParam("id") UUID id) {
    return bases
        .find(new BasisId(id))
        .filter(basis -> basis.source().value().equals(caller.organizationId()))
        .filter(Basis.Consent.class::isInstance)
        .map(Basis.Consent.class::cast)
        .map(ConsentView::of)
        .orElseThrow(ConsentResource::notFound);
  }

  /// Answers with a receipt: from then on nothing is delivered or read on the consent. Takes a
  /// second or two at most, and mostly milliseconds. A repeat changes nothing.
  @POST
  @Path("/{id}/withdrawal")
  public WithdrawalView withdraw(@PathParam("id") UUID id) {
    return withdraw
        .withdraw(actor(), new BasisId(id))
        .map(WithdrawalView::of)
        .orElseThrow(ConsentResource::notFound);
  }

  private Fact.Actor actor() {
    return new Fact.Actor(caller.organizationId(), caller.role());
  }

  static RuntimeException notFound() {
    return Problems.of(
        404,
        "BASIS_NOT_FOUND",
        "Not found",
        "Your organization has recorded no such basis. Check the id that recording it answered.");
  }
}
