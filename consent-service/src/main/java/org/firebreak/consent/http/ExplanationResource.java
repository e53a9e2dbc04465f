// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.ExplainDelivery;
import org.firebreak.consent.Explanation;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.SectionLabel;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// Asked by referral-service, which answers agencies in their words. POST, so that nothing of it
/// stands in a URL.
@Path("/v1/explanations")
@RolesAllowed(Roles.STANDING_CHECKER)
@RunOnVirtualThread
public class ExplanationResource {

  private final ExplainDelivery explain;

  ExplanationResource(ExplainDelivery explain) {
    this.explain = explain;
  }

  public record ExplanationRequest(
      @NotNull String sourceOrganization,
      @NotNull @Size(max = 100) String purpose,
      @NotNull @Size(min = 1, max = 20) List<@NotNull String> sections,
      @Nullable @Valid OnwardRequest onward,
      @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid TargetRequest> targets) {
    @Override
    public String toString() {
      return "explanation request";
    }
  }

  /// What referral-service would put into the event of an onward referral.
  public record OnwardRequest(
      @NotNull String origin,
      @NotNull @Min(1) @Max(99) Integer hops,
      @NotNull @Min(0) @Max(99) Integer mostHops) {}

  public record TargetRequest(
      @NotNull @Size(min = 1, max = 320) String address, @Nullable UUID basisId) {
    @Override
    public String toString() {
      return "target";
    }
  }

  /// One item for each target, in their order.
  public record ExplanationAnswer(List<ExplainedView> items) {}

  /// @param outcome deliver, quarantine or drop
  /// @param holdKind curable or for-a-person; null if it would not be held
  public record ExplainedView(
      String outcome, List<String> reasons, @Nullable String holdKind, List<String> withheld) {

    static ExplainedView of(Explanation.Explained explained) {
      var kind = explained.holdKind();
      return new ExplainedView(
          explained.outcome(),
          explained.reasons(),
          kind == null ? null : kind == HoldKind.CURABLE ? "curable" : "for-a-person",
          explained.withheld().stream().map(SectionLabel::code).toList());
    }
  }

  @POST
  public ExplanationAnswer explain(@Valid @NotNull ExplanationRequest request) {
    return switch (explain.explain(question(request))) {
      case Explanation.Of(var addresses) ->
          new ExplanationAnswer(addresses.stream().map(ExplainedView::of).toList());
      case Explanation.Unknown() -> throw StandingResource.unknown();
    };
  }

  private static ExplainDelivery.Question question(ExplanationRequest request) {
    try {
      return new ExplainDelivery.Question(
          new OrganizationId(request.sourceOrganization()),
          request.purpose(),
          request.sections(),
          Optional.ofNullable(request.onward())
              .map(onward ->
                  new Chain(new OrganizationId(onward.origin()), onward.hops(), onward.mostHops())),
          request.targets().stream()
              .map(target ->
                  new ExplainDelivery.Target(
                      target.address(),
                      target.basisId() == null ? null : new BasisId(target.basisId())))
              .toList());
    } catch (IllegalArgumentException e) {
      throw ScopeRequest.wrong("source_organization or origin", "is no organization id");
    }
  }
}
