// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firebreak.consent.BasisId;
import org.firebreak.consent.Fact;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Chain;
import org.firebreak.consent.firewall.Firewall;
import org.firebreak.consent.firewall.Verdict;
import org.firebreak.consent.replay.KeptDecision;
import org.firebreak.consent.replay.KeptDecision.KeptFacts;
import org.firebreak.consent.replay.ReplayDecisions;
import org.firebreak.consent.replay.ReplayDecisions.Replayed;
import org.firebreak.consent.replay.ReplayDecisions.Result;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// An auditor hands over decisions as the log has them, and hears what the rules make of them now.
@Path("/v1/replays")
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
public class ReplayResource {

  private final ReplayDecisions replay;
  private final Caller caller;

  ReplayResource(ReplayDecisions replay, Caller caller) {
    this.replay = replay;
    this.caller = caller;
  }

  public record ReplayRequest(
      @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid DecisionRequest> decisions) {}

  /// Contract decision v1; what no rule looks at is passed over.
  ///
  /// @param basis what stands in the log for the basis id
  /// @param mostHops null in older decisions
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record DecisionRequest(
      @NotNull UUID eventId,
      @NotNull String kind,
      @Nullable String sourceOrganization,
      @Nullable String targetOrganization,
      @Nullable String purpose,
      @NotNull String outcome,
      int rule,
      @NotNull @Size(max = 60) List<@NotNull String> reasons,
      @Nullable String holdKind,
      @NotNull @Size(max = 60) List<@NotNull String> sections,
      @NotNull @Size(max = 60) List<@NotNull String> withheld,
      @Nullable @Size(max = 60) List<@NotNull String> eventSections,
      @Nullable @Min(0) Integer otherLabels,
      @Nullable String basis,
      @Nullable UUID basisId,
      @Nullable Integer basisVersion,
      @Nullable String road,
      @NotNull Set<@NotNull String> findings,
      @Nullable String origin,
      @Nullable Integer hops,
      @Nullable Integer mostHops,
      boolean highRisk,
      @Nullable String review,
      @Nullable Set<@NotNull String> cleared,
      @NotNull String policyVersion,
      long directoryRevision,
      @NotNull Instant decidedAt) {

    KeptDecision kept() {
      return new KeptDecision(
          eventId,
          new Verdict(outcome, rule, reasons, holdKind, sections, withheld),
          facts(),
          policyVersion,
          directoryRevision,
          decidedAt);
    }

    private @Nullable KeptFacts facts() {
      if (road == null || sourceOrganization == null || origin == null || purpose == null) {
        return null;
      }
      return new KeptFacts(
          kind,
          new OrganizationId(sourceOrganization),
          new Chain(
              new OrganizationId(origin),
              Objects.requireNonNullElse(hops, 0),
              Objects.requireNonNullElse(mostHops, Chain.MOST_HOPS)),
          highRisk,
          road,
          targetOrganization == null ? null : new OrganizationId(targetOrganization),
          purpose,
          Objects.requireNonNullElse(eventSections, List.of()),
          Objects.requireNonNullElse(otherLabels, 0),
          basisId == null ? null : new BasisId(basisId),
          basisVersion,
          basisId == null && basis != null,
          findings,
          review,
          Objects.requireNonNullElse(cleared, Set.of()));
    }
  }

  /// @param policyVersion of the rules that computed it
  public record ReplayAnswer(String policyVersion, List<ReplayedView> items) {}

  /// @param result same, different or not-computed
  /// @param why it was not computed
  /// @param computed only where different
  /// @param today only of what was delivered: what today's directory would make of it
  public record ReplayedView(
      UUID eventId,
      String result,
      @Nullable String why,
      @Nullable Verdict computed,
      @Nullable Verdict today) {
    static ReplayedView of(Replayed replayed) {
      return switch (replayed.result()) {
        case Result.Same() ->
            new ReplayedView(replayed.event(), "same", null, null, replayed.today());
        case Result.Different(var computed) ->
            new ReplayedView(replayed.event(), "different", null, computed, replayed.today());
        case Result.NotComputed(var why) ->
            new ReplayedView(replayed.event(), "not-computed", why.name(), null, null);
      };
    }
  }

  /// POST, because it takes a list; it changes nothing but the log, which learns of it.
  @POST
  public ReplayAnswer replay(@Valid @NotNull ReplayRequest request) {
    return new ReplayAnswer(
        Firewall.POLICY_VERSION,
        replay
            .replay(
                new Fact.Actor(caller.organizationId(), caller.role()),
                request.decisions().stream().map(ReplayResource::kept).toList())
            .stream()
            .map(ReplayedView::of)
            .toList());
  }

  private static KeptDecision kept(DecisionRequest decision) {
    try {
      return decision.kept();
    } catch (IllegalArgumentException e) {
      throw ScopeRequest.wrong(
          "decisions",
          "holds one, " + decision.eventId() + ", with an id that no organization has");
    }
  }
}
