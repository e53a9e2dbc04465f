// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.CheckStanding;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.Purpose;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.Standing;
import org.firebreak.consent.StandingQuestion;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.runtime.http.Problems;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// Asked by referral-service before each read of content. POST, so that nothing of it stands in a
/// URL.
@Path("/v1/standing")
@RolesAllowed(Roles.STANDING_CHECKER)
@RunOnVirtualThread
public class StandingResource {

  private final CheckStanding check;

  StandingResource(CheckStanding check) {
    this.check = check;
  }

  public record StandingRequest(
      @NotNull UUID eventId,
      @NotNull UUID referralId,
      @NotNull UUID dispatchId,
      @NotNull String sourceOrganization,
      @NotNull String targetOrganization,
      @NotNull String origin,
      @NotNull String purpose,
      @NotNull List<String> sections,
      @Nullable UUID basisId) {}

  /// @param reasons why not; empty if granted
  public record StandingAnswer(boolean granted, List<String> reasons) {}

  @POST
  public StandingAnswer ask(@Valid @NotNull StandingRequest request) {
    return switch (check.check(question(request))) {
      case Standing.Granted() -> new StandingAnswer(true, List.of());
      case Standing.Refused(var reasons) -> new StandingAnswer(false, reasons);
      case Standing.Unknown() -> throw unknown();
    };
  }

  static HttpProblem unknown() {
    return Problems.builder(
            503,
            "STANDING_UNKNOWN",
            "Nothing can be said now",
            "The directory or the database cannot be read, so no content may be read and nothing is decided. Try again shortly.")
        .withHeader("Retry-After", 2)
        .build();
  }

  private static StandingQuestion question(StandingRequest request) {
    try {
      return new StandingQuestion(
          new EventId(request.eventId()),
          request.referralId(),
          request.dispatchId(),
          new OrganizationId(request.sourceOrganization()),
          new OrganizationId(request.targetOrganization()),
          new OrganizationId(request.origin()),
          Purpose.ofCode(request.purpose())
              .orElseThrow(() -> ScopeRequest.wrong("purpose", "is not on the list")),
          request.sections().stream()
              .map(code ->
                  SectionLabel.ofCode(code)
                      .orElseThrow(() ->
                          ScopeRequest.wrong("sections", "holds one that is not on the list")))
              .toList(),
          request.basisId() == null ? null : new BasisId(request.basisId()));
    } catch (IllegalArgumentException e) {
      throw ScopeRequest.wrong(
          "source_organization, target_organization or origin", "is no organization id");
    }
  }
}
