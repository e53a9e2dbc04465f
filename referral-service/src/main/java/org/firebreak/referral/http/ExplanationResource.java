// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.firebreak.referral.BasisId;
import org.firebreak.referral.Chain;
import org.firebreak.referral.DispatchId;
import org.firebreak.referral.Explanations;
import org.firebreak.referral.Explanations.Explained;
import org.firebreak.referral.Explanations.Unavailable;
import org.firebreak.referral.Inboxes;
import org.firebreak.referral.OrganizationId;
import org.firebreak.referral.inbox.Received;
import org.firebreak.referral.outcome.Decision;
import org.firebreak.referral.outcome.DispatchState;
import org.firebreak.referral.outcome.ReasonExplanation;
import org.firebreak.referral.outcome.Told;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// A dry run: would this be delivered, and why not. Nothing is sent, nothing is kept here; that
/// somebody asked is in the audit log. It takes no content, so what screening would find in the
/// text is not part of the answer.
@Path("/v1/explanations")
@RolesAllowed({Roles.AGENCY, Roles.CASEWORKER})
@RunOnVirtualThread
class ExplanationResource {

  private final Explanations explanations;
  private final Inboxes inboxes;
  private final Caller caller;
  private final InstantSource time;

  ExplanationResource(
      Explanations explanations, Inboxes inboxes, Caller caller, InstantSource time) {
    this.explanations = explanations;
    this.inboxes = inboxes;
    this.caller = caller;
    this.time = time;
  }

  /// As a referral, with the labels of its sections and without their texts.
  record ExplanationRequest(
      @NotNull
          @Size(max = 100)
          @Pattern(
              regexp = SendReferralRequest.NAMEABLE,
              message = SendReferralRequest.NOT_NAMEABLE)
          String purpose,
      @Nullable UUID basisId,
      @NotNull @Size(min = 1, max = 50) List<SendReferralRequest.@NotNull @Valid Target> targets,
      @NotNull @Size(min = 1, max = 20) List<@NotNull @KnownLabel String> sections,
      @Nullable UUID onwardOf) {

    @Override
    public String toString() {
      return "explanation request";
    }
  }

  /// @param items one for each target, in their order
  record ExplanationView(List<ExplainedView> items) {}

  /// @param outcome what it would be told as: delivered, held for a check, not sent
  /// @param withheld labels that this target would not be shown
  record ExplainedView(
      String address,
      String outcome,
      String code,
      List<ReasonExplanation> reasons,
      List<String> withheld) {}

  @POST
  public ExplanationView explain(@NotNull @Valid ExplanationRequest request) {
    return switch (explanations.ask(question(request))) {
      case Explained(var verdicts) ->
          new ExplanationView(
              IntStream.range(0, verdicts.size())
                  .mapToObj(i -> view(request.targets().get(i).address(), verdicts.get(i)))
                  .toList());
      case Unavailable() -> throw Refusals.explanationUnavailable();
    };
  }

  private ExplainedView view(String address, Decision.Verdict verdict) {
    var told = Told.of(new DispatchState.Waiting().decided(verdict), time.instant());
    var withheld = verdict instanceof Decision.Deliver(var labels) ? labels : List.<String>of();
    return new ExplainedView(address, told.outcome(), told.code(), told.reasons(), withheld);
  }

  private Explanations.Question question(ExplanationRequest request) {
    var source = new OrganizationId(caller.organizationId());
    return new Explanations.Question(
        source,
        request.purpose(),
        request.sections().stream().map(Labels::label).toList(),
        Optional.ofNullable(request.onwardOf()).map(received -> onward(received, source)),
        request.targets().stream()
            .map(target ->
                new Explanations.Target(
                    target.address(),
                    Optional.ofNullable(target.basisId())
                        .or(() -> Optional.ofNullable(request.basisId()))
                        .map(BasisId::new)
                        .orElse(null)))
            .toList());
  }

  /// Refused as the referral would be, before anything is asked.
  private Chain onward(UUID received, OrganizationId source) {
    var chain =
        inboxes
            .of(new DispatchId(received), source)
            .map(Received::chain)
            .orElseThrow(Refusals::nothingToReferOn);
    if (chain.isAtItsEnd()) {
      throw Refusals.tooManyHops();
    }
    return chain.onward(null);
  }
}
