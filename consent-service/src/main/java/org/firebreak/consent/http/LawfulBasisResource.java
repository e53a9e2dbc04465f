// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.firebreak.consent.Bases;
import org.firebreak.consent.Basis.LawfulBasis;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Fact;
import org.firebreak.consent.LawfulBasisDraft;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.RecordLawfulBasis;
import org.firebreak.consent.RecordLawfulBasis.Answer;
import org.firebreak.consent.WithoutConsent.Decided;
import org.firebreak.consent.WithoutConsent.Post;
import org.firebreak.consent.WithoutConsent.Why;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// Grounds other than consent, each with the record that sharing without consent needs. None of
/// them opens the firewall.
@Path("/v1/lawful-bases")
@RolesAllowed({Roles.AGENCY, Roles.CONSENT_OFFICER})
@RunOnVirtualThread
public class LawfulBasisResource {

  private final RecordLawfulBasis record;
  private final Bases bases;
  private final Caller caller;
  private final InstantSource time;

  LawfulBasisResource(RecordLawfulBasis record, Bases bases, Caller caller, InstantSource time) {
    this.record = record;
    this.bases = bases;
    this.caller = caller;
    this.time = time;
  }

  /// @param withoutConsent why the person was not asked, or not heeded
  /// @param decidedBy a post, never a person
  public record LawfulBasisRequest(
      @NotNull @Valid GroundRequest ground,
      @NotNull String withoutConsent,
      @NotNull String decidedBy,
      @NotNull String authorisedBy,
      @NotNull LocalDate reviewDue,
      @NotNull List<String> grantees,
      @NotNull List<String> purposes,
      @NotNull List<String> sections,
      @Nullable Instant validFrom,
      @NotNull Instant validUntil) {}

  @POST
  public Response add(@Valid @NotNull LawfulBasisRequest request) {
    return switch (record.record(actor(), draft(request))) {
      case Answer.Recorded(var basis) ->
          Response.created(URI.create("/v1/lawful-bases/" + basis.id()))
              .entity(LawfulBasisView.of(basis))
              .build();
      case Answer.Refused(var why) -> throw UnlawfulProblem.of(why);
      case Answer.Unknown() -> throw unknown();
    };
  }

  private LawfulBasisDraft draft(LawfulBasisRequest request) {
    return new LawfulBasisDraft(
        ScopeRequest.scope(
            request.grantees(),
            request.purposes(),
            request.sections(),
            request.validFrom(),
            request.validUntil(),
            time),
        request.ground().ground(),
        Codes.read("without_consent", request.withoutConsent(), Why.values(), Why::code),
        new Decided.By(
            Codes.read("decided_by", request.decidedBy(), Post.values(), Post::code),
            Codes.read("authorised_by", request.authorisedBy(), Post.values(), Post::code)),
        onTheCalendar("review_due", request.reviewDue()));
  }

  /// Further than that no day can be stored, nor become an instant.
  private static LocalDate onTheCalendar(String field, LocalDate day) {
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw ScopeRequest.wrong(field, "must be a day of the years 0001 to 9999");
    }
    return day;
  }

  @GET
  @Path("/{id}")
  public LawfulBasisView get(@PathParam("id") UUID id) {
    return bases
        .find(new BasisId(id))
        .filter(basis -> basis.source().value().equals(caller.organizationId()))
        .filter(LawfulBasis.class::isInstance)
        .map(LawfulBasis.class::cast)
        .map(LawfulBasisView::of)
        .orElseThrow(ConsentResource::notFound);
  }

  /// From then on nothing is read on it and nothing new is delivered. A repeat changes nothing.
  @POST
  @Path("/{id}/end")
  public LawfulBasisView end(@PathParam("id") UUID id) {
    return record
        .end(actor(), new BasisId(id))
        .map(LawfulBasisView::of)
        .orElseThrow(ConsentResource::notFound);
  }

  /// Its own that are in force and whose review is due before a day: the most urgent first, and no
  /// more than there is room for.
  ///
  /// @param day as `2026-03-31`
  @GET
  public LawfulBasisPage reviewDue(
      @QueryParam("review_due_before") @Nullable String day,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var due =
        bases.reviewDueBefore(
            new OrganizationId(caller.organizationId()), day(day), time.instant(), limit);
    return new LawfulBasisPage(due.stream().map(LawfulBasisView::of).toList());
  }

  public record LawfulBasisPage(List<LawfulBasisView> items) {}

  private static LocalDate day(@Nullable String day) {
    try {
      return onTheCalendar(
          "review_due_before", LocalDate.parse(Objects.requireNonNullElse(day, "")));
    } catch (DateTimeParseException e) {
      throw ScopeRequest.wrong("review_due_before", "must be a day, as 2026-03-31");
    }
  }

  private Fact.Actor actor() {
    return new Fact.Actor(caller.organizationId(), caller.role());
  }

  private static RuntimeException unknown() {
    return Problems.builder(
            503,
            "DIRECTORY_UNKNOWN",
            "The directory is not heard",
            "Whether your organization is police cannot be said now, so nothing was recorded. Try again shortly.")
        .withHeader("Retry-After", 2)
        .build();
  }
}
