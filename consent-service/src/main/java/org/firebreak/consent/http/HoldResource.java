// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.firebreak.consent.Fact;
import org.firebreak.consent.Facts;
import org.firebreak.consent.Hold;
import org.firebreak.consent.Holds;
import org.firebreak.consent.OrganizationId;
import org.firebreak.consent.firewall.Decision.HoldKind;
import org.firebreak.consent.firewall.EventId;
import org.firebreak.runtime.identity.Caller;
import org.firebreak.runtime.identity.Roles;
import org.jspecify.annotations.Nullable;

/// The quarantine, without content. What a source can cure is listed to that source alone; what is
/// for a person is listed to reviewers alone. Each listing by a reviewer is a fact, committed
/// before the answer goes out.
@Path("/v1/holds")
@RunOnVirtualThread
public class HoldResource {

  private final Holds holds;
  private final Facts facts;
  private final Caller caller;

  HoldResource(Holds holds, Facts facts, Caller caller) {
    this.holds = holds;
    this.facts = facts;
    this.caller = caller;
  }

  public record HoldView(
      UUID eventId,
      @Nullable String sourceOrganization,
      @Nullable String targetOrganization,
      @Nullable UUID referralId,
      @Nullable UUID dispatchId,
      List<String> reasons,
      boolean highRisk,
      Instant heldAt,
      Instant expiresAt,
      String state) {

    static HoldView of(Hold hold) {
      return new HoldView(
          hold.event().value(),
          hold.source().map(OrganizationId::value).orElse(null),
          hold.target().map(OrganizationId::value).orElse(null),
          hold.referralId().orElse(null),
          hold.dispatchId().orElse(null),
          hold.reasons(),
          hold.highRisk(),
          hold.heldAt(),
          hold.expiresAt(),
          hold.state().name().toLowerCase(Locale.ROOT));
    }
  }

  /// @param nextCursor null: this was the last page
  public record HoldPage(List<HoldView> items, @Nullable String nextCursor) {}

  @GET
  @Path("/curable")
  @RolesAllowed({Roles.AGENCY, Roles.CONSENT_OFFICER})
  public HoldPage curable(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return page(
        holds.list(
            HoldKind.CURABLE,
            false,
            Optional.of(new OrganizationId(caller.organizationId())),
            place(cursor),
            limit),
        limit);
  }

  @GET
  @Path("/for-a-person")
  @RolesAllowed(Roles.QUARANTINE_REVIEWER)
  @Transactional
  public HoldPage forAPerson(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var found = holds.list(HoldKind.FOR_A_PERSON, true, Optional.empty(), place(cursor), limit);
    facts.record(
        new Fact.HoldsListed(new Fact.Actor(caller.organizationId(), caller.role()), found.size()));
    return page(found, limit);
  }

  private static HoldPage page(List<Hold> found, int limit) {
    var next = found.size() < limit ? null : cursor(found.getLast());
    return new HoldPage(found.stream().map(HoldView::of).toList(), next);
  }

  private static String cursor(Hold last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((last.heldAt() + " " + last.event()).getBytes(StandardCharsets.US_ASCII));
  }

  private static Optional<Holds.Place> place(@Nullable String cursor) {
    if (cursor == null) {
      return Optional.empty();
    }
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ");
      if (parts.length == 2) {
        return Optional.of(
            new Holds.Place(Instant.parse(parts[0]), new EventId(UUID.fromString(parts[1]))));
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw ScopeRequest.wrong(
          "cursor", "is not one that a previous page answered; begin without it");
    }
    throw ScopeRequest.wrong(
        "cursor", "is not one that a previous page answered; begin without it");
  }
}
