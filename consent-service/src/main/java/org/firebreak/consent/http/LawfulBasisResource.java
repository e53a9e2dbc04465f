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
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.firebreak.consent.Bases;
import org.firebreak.consent.Basis.LawfulBasis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Fact;
import org.firebreak.consent.RecordBasis;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// Grounds other than consent (UK GDPR Article 6(1)), each with the record that sharing without
/// consent needs. None of them opens the firewall.
@Path("/v1/lawful-bases")
@RolesAllowed({Roles.AGENCY, Roles.CONSENT_OFFICER})
@RunOnVirtualThread
public class LawfulBasisResource {

  private final RecordBasis record;
  private final Bases bases;
  private final Caller caller;
  private final InstantSource time;

  LawfulBasisResource(RecordBasis record, Bases bases, Caller caller, InstantSource time) {
    this.record = record;
    this.bases = bases;
    this.caller = caller;
    this.time = time;
  }

  /// @param scheduleCondition such as `schedule-1-part-2-paragraph-18` (Data Protection Act 2018)
  public record LawfulBasisRequest(
      @NotNull
          @Pattern(
              regexp =
                  "legal-obligation|vital-interests|public-task|recognised-legitimate-interest|legitimate-interests")
          String article,
      @Nullable @Pattern(regexp = "[a-z0-9-]{1,64}") String scheduleCondition,
      @NotNull
          @Pattern(
              regexp =
                  "unsafe-to-ask|could-not-be-reached|lacks-capacity|refused-but-high-risk|not-required")
          String withoutConsent,
      @NotNull LocalDate reviewDue,
      @NotNull List<String> grantees,
      @NotNull List<String> purposes,
      @NotNull List<String> sections,
      @Nullable Instant validFrom,
      @NotNull Instant validUntil) {}

  @POST
  public Response add(@Valid @NotNull LawfulBasisRequest request) {
    var scope =
        ScopeRequest.scope(
            request.grantees(),
            request.purposes(),
            request.sections(),
            request.validFrom(),
            request.validUntil(),
            time);
    var basis =
        record.lawfulBasis(
            new Fact.Actor(caller.organizationId(), caller.role()),
            scope,
            LawfulBasis.Article.valueOf(constant(request.article())),
            request.scheduleCondition(),
            LawfulBasis.WithoutConsent.valueOf(constant(request.withoutConsent())),
            request.reviewDue());
    return Response.created(URI.create("/v1/lawful-bases/" + basis.id()))
        .entity(BasisView.of(basis))
        .build();
  }

  @GET
  @Path("/{id}")
  public BasisView get(@PathParam("id") UUID id) {
    return bases
        .find(new BasisId(id))
        .filter(basis -> basis instanceof LawfulBasis)
        .filter(basis -> basis.source().value().equals(caller.organizationId()))
        .map(BasisView::of)
        .orElseThrow(ConsentResource::notFound);
  }

  private static String constant(String code) {
    return code.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
